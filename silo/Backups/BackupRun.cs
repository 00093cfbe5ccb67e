using System.Collections.Immutable;
using System.Globalization;
using Boxyard.Results;
using Boxyard.Storage;
using Boxyard.Storage.Backups;

namespace Boxyard.Backups;

/// <summary>
/// Takes a backup while silos run: first the database as it is at one moment, then the files that its rows name, which
/// were on disk before them. Into the folder of an earlier backup it copies only what is new; that one stays whole
/// until this one is.
/// </summary>
internal sealed class BackupRun(StoredFilePlaces places, IResultFiles files, StorageOptions storage, TimeProvider clock)
{
    private const string DatabasePrefix = "database-";
    private const string ListPrefix = "files-";

    private readonly List<SavedFile> _saved = [];
    private readonly ImmutableArray<string>.Builder _problems = ImmutableArray.CreateBuilder<string>();
    private int _copiedCount;
    private long _copiedBytes;

    public async Task<BackupOutcome> RunAsync(string folder, CancellationToken cancellationToken)
    {
        folder = Path.GetFullPath(folder);
        DurableFolder.Create(folder, "");
        var earlier = await ReadEarlierAsync(folder, cancellationToken);
        var takenAt = clock.GetUtcNow();
        var stamp = takenAt.ToString("yyyyMMdd'T'HHmmssfff'Z'", CultureInfo.InvariantCulture);
        var databaseFolder = DatabasePrefix + stamp;
        Directory.CreateDirectory(Path.Join(folder, databaseFolder));
        // Not the rows themselves: each has its job's whole spec.
        var named = new List<NamedFile>();
        var database = await DatabaseCopies.For(storage).SaveAsync(
            Path.Join(folder, databaseFolder), file => named.Add(NamedFile.Of(file)), cancellationToken);
        CheckFolder(database);
        await AddDatabaseAsync(folder, databaseFolder, cancellationToken);
        foreach (var file in named)
        {
            await SaveAsync(folder, file, earlier, cancellationToken);
        }

        var list = await WriteListAsync(folder, ListPrefix + stamp, cancellationToken);
        var manifest = new BackupManifest
        {
            Format = BackupManifest.CurrentFormat,
            TakenAt = takenAt,
            Database = database,
            DatabaseFolder = databaseFolder,
            FileList = list,
            FileCount = _saved.Count,
            FileBytes = _saved.Sum(file => file.Size),
            Problems = _problems.ToImmutable(),
        };
        await manifest.WriteAsync(folder, cancellationToken);
        RemoveEarlier(folder, manifest, earlier);
        return new BackupOutcome(manifest, _copiedCount, _copiedBytes);
    }

    private static async Task<Dictionary<string, SavedFile>> ReadEarlierAsync(
        string folder, CancellationToken cancellationToken)
    {
        if (await BackupManifest.FindAsync(folder, cancellationToken) is { } manifest)
        {
            var files = await SavedFileList.ReadAsync(Path.Join(folder, manifest.FileList.Path), cancellationToken);
            return files.ToDictionary(file => file.Path, StringComparer.Ordinal);
        }

        // What an interrupted first backup left is taken over; what is somebody else's is not.
        var isOurs = Directory.EnumerateFileSystemEntries(folder).Select(Path.GetFileName).All(
            name => name is "result" or "initrd"
                || name!.StartsWith(DatabasePrefix, StringComparison.Ordinal)
                || name.StartsWith(ListPrefix, StringComparison.Ordinal));
        return isOurs
            ? []
            : throw new IOException($"'{folder}' is neither empty nor a backup. Name another folder with --to.");
    }

    private void CheckFolder(DatabaseSnapshot database)
    {
        var found = files.FindMarker();
        if (found != database.FolderMarker)
        {
            throw new StoreException(
                $"'{files.Place}' is not the result folder of this database: its mark is {found ?? "missing"}, and the "
                + $"database has {database.FolderMarker ?? "none"}. Set Results:Directory as the silo has it.");
        }
    }

    private async Task AddDatabaseAsync(string folder, string databaseFolder, CancellationToken cancellationToken)
    {
        foreach (var path in Directory.EnumerateFiles(Path.Join(folder, databaseFolder)).Order(StringComparer.Ordinal))
        {
            var size = new FileInfo(path).Length;
            var hash = await FileCopy.HashAsync(path, size, cancellationToken);
            _saved.Add(new SavedFile($"{databaseFolder}/{Path.GetFileName(path)}", size, hash!));
            _copiedCount++;
            _copiedBytes += size;
        }

        DurableFolder.Sync(Path.Join(folder, databaseFolder));
    }

    private async Task SaveAsync(
        string folder, NamedFile file, Dictionary<string, SavedFile> earlier, CancellationToken cancellationToken)
    {
        var path = file.Path;
        var place = places.Find(path) ?? throw new StoreException($"The row of '{path}' names no place of files.");
        var source = Path.Join(place.Folder, place.Path);
        if (DurableFolder.FindBelow(place.Folder, place.Path) != DiskEntry.File)
        {
            _problems.Add($"{path}: missing");
            return;
        }

        if (earlier.TryGetValue(path, out var known) && IsSame(known, file, source, Path.Join(folder, path)))
        {
            _saved.Add(known);
            return;
        }

        string? hash;
        try
        {
            hash = await FileCopy.CopyAsync(source, folder, path, file.Size, file.Sha256, cancellationToken);
        }
        catch (Exception gone) when (gone is FileNotFoundException or DirectoryNotFoundException)
        {
            // Retention has removed it since the look above.
            _problems.Add($"{path}: missing");
            return;
        }

        if (hash is null || (file.Sha256 is not null && hash != file.Sha256))
        {
            _problems.Add(
                hash is null ? $"{path}: shorter than {file.Size} bytes" : $"{path}: other content than was uploaded");
            return;
        }

        _saved.Add(new SavedFile(path, file.Size, hash));
        _copiedCount++;
        _copiedBytes += file.Size;
    }

    private static bool IsSame(SavedFile known, NamedFile file, string source, string copy) =>
        known.Size == file.Size
        && (file.Sha256 is null || file.Sha256 == known.Sha256)
        && new FileInfo(copy) is { Exists: true } saved
        && saved.Length == file.Size
        && saved.LastWriteTimeUtc == File.GetLastWriteTimeUtc(source);

    private async Task<SavedFile> WriteListAsync(string folder, string name, CancellationToken cancellationToken)
    {
        // The names of the copied files are on disk before the list that promises them.
        foreach (var parent in _saved.Select(file => Path.GetDirectoryName(file.Path) ?? "").Distinct())
        {
            DurableFolder.Sync(Path.Join(folder, parent));
        }

        var path = Path.Join(folder, name);
        await SavedFileList.WriteAsync(path, _saved, cancellationToken);
        var size = new FileInfo(path).Length;
        return new SavedFile(name, size, (await FileCopy.HashAsync(path, size, cancellationToken))!);
    }

    /// <summary>What only earlier backups had; after a crash here the next backup finds it again.</summary>
    private void RemoveEarlier(string folder, BackupManifest manifest, Dictionary<string, SavedFile> earlier)
    {
        var kept = _saved.Select(file => file.Path).ToHashSet(StringComparer.Ordinal);
        foreach (var path in earlier.Keys.Where(path => !kept.Contains(path)))
        {
            File.Delete(Path.Join(folder, path));
        }

        foreach (var old in Directory.EnumerateDirectories(folder, DatabasePrefix + "*")
            .Where(old => Path.GetFileName(old) != manifest.DatabaseFolder))
        {
            Directory.Delete(old, recursive: true);
        }

        foreach (var old in Directory.EnumerateFiles(folder, ListPrefix + "*")
            .Where(old => Path.GetFileName(old) != manifest.FileList.Path))
        {
            File.Delete(old);
        }
    }
}
