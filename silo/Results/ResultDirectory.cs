using System.Security.Cryptography;
using Boxyard.Boot;
using Boxyard.Storage;
using Microsoft.Extensions.Options;
using Microsoft.Win32.SafeHandles;

namespace Boxyard.Results;

/// <summary>
/// Results as files below Results:Directory, packages below Boot:InitrdDirectory. The store's own files have reserved
/// names.
/// </summary>
internal sealed class ResultDirectory(
    IOptions<ResultsOptions> options, StorageOptions storage, IOptions<BootOptions> boot, TimeProvider clock)
    : IResultFiles
{
    private readonly string _results = Path.GetFullPath(
        options.Value.Directory ?? Path.Join(storage.DataDirectory, "result"));
    private readonly string _packages = Path.GetFullPath(boot.Value.InitrdDirectory);
    private readonly ResultLocks _locks = new(clock);
    private readonly FolderMarker _marker = new(
        Path.GetFullPath(options.Value.Directory ?? Path.Join(storage.DataDirectory, "result")));

    public async Task<ILogFile> TakeLogAsync(string root, string stream, CancellationToken cancellationToken)
    {
        var path = Path.Join(CreateOwn(root, ResultPath.LogFolder), stream);
        return new LogFile(path, await _locks.TakeAsync(path + ".lock", cancellationToken));
    }

    public Stream? OpenLog(string root, string stream, long size)
    {
        var (folder, below) = Locate(root, $"{ResultPath.LogFolder}/{stream}");
        var file = OpenBelow(folder, below);
        if (file is null || file.Length >= size)
        {
            return file is null ? null : new StreamSlice(file, 0, size);
        }

        using (file)
        {
            throw LogFile.Lost(Path.Join(folder, below), file.Length, size);
        }
    }

    public async Task<Staging> StageAsync(
        string root, string path, Stream content, long maxBytes, CancellationToken cancellationToken)
    {
        var (folder, below) = Locate(root, path);
        if (DurableFolder.Create(folder, Path.GetDirectoryName(below) ?? "") == FolderOutcome.PathTaken)
        {
            return new Staging(StagingOutcome.PathTaken);
        }

        // By it a root is known as one: see RemoveLeftovers.
        CreateOwn(root, ResultPath.ReservedPrefix);
        var place = Path.Join(folder, below);
        var temporary = Path.Join(Path.GetDirectoryName(place), StagedName.New());
        try
        {
            var staged = await WriteAsync(temporary, place, content, maxBytes, cancellationToken);
            return staged is null ? new Staging(StagingOutcome.TooLarge) : new Staging(StagingOutcome.Staged, staged);
        }
        catch (IOException failure) when (DiskCopy.IsDiskFull(failure))
        {
            throw DiskCopy.DiskFull(place, failure);
        }
    }

    public bool TryPublish(string root, string path, string stagedName)
    {
        var (folder, below) = Locate(root, path);
        var staged = StagedPath(below, stagedName);
        if (DurableFolder.FindBelow(folder, staged) != DiskEntry.File
            || DurableFolder.FindBelow(folder, below) is not (DiskEntry.Missing or DiskEntry.File))
        {
            return false;
        }

        DurableFolder.Publish(Path.Join(folder, staged), Path.Join(folder, below));
        return true;
    }

    public void RemoveStaged(string root, string path, string stagedName)
    {
        var (folder, below) = Locate(root, path);
        var staged = StagedPath(below, stagedName);
        if (DurableFolder.FindBelow(folder, staged) == DiskEntry.File)
        {
            File.Delete(Path.Join(folder, staged));
        }
    }

    public Task<IAsyncDisposable> TakeRootAsync(string root, CancellationToken cancellationToken) =>
        _locks.TakeAsync(Path.Join(CreateOwn(root, ResultPath.ReservedPrefix), "files.lock"), cancellationToken);

    public Task<FolderOutcome> CreateFolderAsync(string root, string path, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        var (folder, below) = Locate(root, path);
        return Task.FromResult(DurableFolder.Create(folder, below));
    }

    public Stream? OpenFile(string root, string path)
    {
        var (folder, below) = Locate(root, path);
        return OpenBelow(folder, below);
    }

    public string Place => _results;

    public bool HasFiles() => _marker.HasOthers();

    public string? FindMarker() => _marker.Find();

    public string KeepMarker(string marker) => _marker.Keep(marker);

    public void RemoveLeftovers(string root)
    {
        var (folder, below) = Locate(root, "");
        if (DurableFolder.FindBelow(folder, below) != DiskEntry.Folder)
        {
            return;
        }

        RemoveParts(Path.Join(folder, below));
    }

    public IEnumerable<FileInfo> ListStaged()
    {
        var search =
            new EnumerationOptions { RecurseSubdirectories = true, AttributesToSkip = FileAttributes.ReparsePoint };
        return PackageFolder.Tops
            .Where(top => DurableFolder.FindBelow(_packages, top) == DiskEntry.Folder)
            .SelectMany(top => new DirectoryInfo(Path.Join(_packages, top)).EnumerateFiles("*", search));
    }

    public IEnumerable<FileInfo> ListFiles(string root)
    {
        var (folder, below) = Locate(root, "");
        var search = new EnumerationOptions { AttributesToSkip = FileAttributes.ReparsePoint };
        return DurableFolder.FindBelow(folder, below) == DiskEntry.Folder
            ? new DirectoryInfo(Path.Join(folder, below)).EnumerateFiles("*", search)
            : [];
    }

    public void Remove(string root, string path)
    {
        var (folder, below) = Locate(root, path.Length == 0 ? ResultPath.ReservedPrefix : path);
        switch (DurableFolder.FindBelow(folder, below))
        {
            case DiskEntry.File:
                File.Delete(Path.Join(folder, below));
                break;
            case DiskEntry.Folder when path.Length == 0:
                Directory.Delete(Path.Join(folder, below), recursive: true);
                break;
            case DiskEntry.Folder or DiskEntry.Link or DiskEntry.Missing:
                // Gone already, or not the store's.
                break;
            default:
                throw new InvalidOperationException($"'{below}' below '{folder}' is of no known kind.");
        }

        DurableFolder.RemoveEmpty(folder, Path.GetDirectoryName(below) ?? "");
    }

    private static async Task<StagedFile?> WriteAsync(
        string temporary, string place, Stream content, long maxBytes, CancellationToken cancellationToken)
    {
        var isComplete = false;
        try
        {
            using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
            using var file = CreateFile(temporary);
            if (await DiskCopy.WriteAsync(file, 0, content, maxBytes, hash, cancellationToken) is not { } size)
            {
                return null;
            }

            RandomAccess.FlushToDisk(file);
            isComplete = true;
            var sha256 = Convert.ToHexStringLower(hash.GetHashAndReset());
            return new StagedFile(temporary, place) { Size = size, Sha256 = sha256 };
        }
        finally
        {
            if (!isComplete)
            {
                File.Delete(temporary);
            }
        }
    }

    /// <summary>
    /// In the folder and those below it, but not in the roots of other attempts, which may lie below that of a job.
    /// Each root has the store's own folder from its first upload on.
    /// </summary>
    private static void RemoveParts(string folder)
    {
        var search = new EnumerationOptions { AttributesToSkip = FileAttributes.ReparsePoint };
        foreach (var part in Directory.EnumerateFiles(folder, StagedName.Pattern, search))
        {
            File.Delete(part);
        }

        foreach (var below in Directory.EnumerateDirectories(folder, "*", search))
        {
            if (!Directory.Exists(Path.Join(below, ResultPath.ReservedPrefix)))
            {
                RemoveParts(below);
            }
        }
    }

    private static string StagedPath(string below, string stagedName) =>
        Path.Join(Path.GetDirectoryName(below), stagedName);

    private static SafeFileHandle CreateFile(string path) =>
        File.OpenHandle(path, FileMode.CreateNew, FileAccess.Write, FileShare.Delete, FileOptions.Asynchronous);

    private static FileStream? OpenBelow(string folder, string below)
    {
        if (DurableFolder.FindBelow(folder, below) != DiskEntry.File)
        {
            return null;
        }

        const FileShare shared = FileShare.ReadWrite | FileShare.Delete;
        return new FileStream(
            Path.Join(folder, below), FileMode.Open, FileAccess.Read, shared, bufferSize: 0, FileOptions.Asynchronous);
    }

    private string CreateOwn(string root, string own)
    {
        var (folder, below) = Locate(root, own);
        return DurableFolder.Create(folder, below) == FolderOutcome.PathTaken
            ? throw new IOException(
                $"'{below}' below '{folder}' is not a folder. Remove the file or link that stands there.")
            : Path.Join(folder, below);
    }

    /// <summary>
    /// The operator's folder, which may be a link, and the path below it, in which no link is followed.
    /// </summary>
    private (string Folder, string Below) Locate(string root, string path)
    {
        var names = root.Split('/', 3);
        var folder = names is ["", "result", ..] ? _results : names is ["", "initrd", ..] ? _packages : null;
        return folder is null
            ? throw new ArgumentException($"'{root}' is neither below /result nor below /initrd.", nameof(root))
            : (folder, Path.Join(names.Length > 2 ? names[2] : "", path));
    }
}
