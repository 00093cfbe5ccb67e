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
    private readonly HashSet<string> _savedPlaces = new(StringComparer.Ordinal);

    /// <summary>The files of the backup that is in the folder already, by where they are.</summary>
    private Dictionary<string, SavedFile> _earlier = new(StringComparer.Ordinal);
    private readonly ImmutableArray<string>.Builder _problems = ImmutableArray.CreateBuilder<string>();
    private int _copiedCount;
    private long _copiedBytes;

    public async Task<BackupOutcome> RunAsync(string folder, CancellationToken cancellationToken)
    {
        folder = Path.GetFullPath(folder);
        CreateFolder(folder);
        await ReadEarlierAsync(folder, cancellationToken);
        var takenAt = clock.GetUtcNow();
        var stamp = takenAt.ToString("yyyyMMdd'T'HHmmssfff'Z'", CultureInfo.InvariantCulture);
        var databaseFolder = DatabasePrefix + stamp;
        PrivateFolder.Create(Path.Join(folder, databaseFolder));
        // Not the rows themselves: each has its job's whole spec.
        var named = new List<NamedFile>();
        var database = await DatabaseCopies.For(storage).SaveAsync(
            Path.Join(folder, databaseFolder), file => named.Add(NamedFile.Of(file)), cancellationToken);
        CheckFolder(database);
        await AddDatabaseAsync(folder, databaseFolder, cancellationToken);
        foreach (var file in named)
        {
            await SaveAsync(folder, file, cancellationToken);
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
        RemoveEarlier(folder, manifest);
        return new BackupOutcome(manifest, _copiedCount, _copiedBytes);
    }

    /// <summary>One that is there keeps its rights; the copy of the database has a folder of its own.</summary>
    private static void CreateFolder(string folder)
    {
        if (!Directory.Exists(folder))
        {
            PrivateFolder.Create(folder);
            DurableFolder.Sync(Path.GetDirectoryName(folder)!);
        }
    }

    private async Task ReadEarlierAsync(string folder, CancellationToken cancellationToken)
    {
        if (await BackupManifest.FindAsync(folder, cancellationToken) is { } manifest)
        {
            var saved = await SavedFileList.ReadAsync(Path.Join(folder, manifest.FileList.Path), cancellationToken);
            _earlier = saved.DistinctBy(file => file.PlaceIn(manifest.Format))
                .ToDictionary(file => file.PlaceIn(manifest.Format), StringComparer.Ordinal);
            return;
        }

        // What an interrupted first backup left is taken over; what is somebody else's is not.
        var isOurs = Directory.EnumerateFileSystemEntries(folder).Select(Path.GetFileName).All(
            name => name is "result" or "initrd" or SavedFile.ContentFolder
                || name!.StartsWith(DatabasePrefix, StringComparison.Ordinal)
                || name.StartsWith(ListPrefix, StringComparison.Ordinal));
        if (!isOurs)
        {
            throw new IOException($"'{folder}' is neither empty nor a backup. Name another folder with --to.");
        }
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
            Keep(new SavedFile($"{databaseFolder}/{Path.GetFileName(path)}", size, hash!));
            _copiedCount++;
            _copiedBytes += size;
        }

        DurableFolder.Sync(Path.Join(folder, databaseFolder));
    }

    private async Task SaveAsync(string folder, NamedFile file, CancellationToken cancellationToken)
    {
        var path = file.Path;
        var place = places.Find(path) ?? throw new StoreException($"The row of '{path}' names no place of files.");
        var saved = new SavedFile(path, file.Size, file.Sha256 ?? "");
        var copy = saved.PlaceIn(BackupManifest.CurrentFormat);
        if (copy != path && HasContent(folder, copy, file.Size))
        {
            Keep(saved);
            return;
        }

        var source = Path.Join(place.Folder, place.Path);
        if (DurableFolder.FindBelow(place.Folder, place.Path) != DiskEntry.File)
        {
            _problems.Add($"{path}: missing");
            return;
        }

        if (_earlier.TryGetValue(copy, out var known) && IsSame(known, file, source, Path.Join(folder, copy)))
        {
            Keep(known);
            return;
        }

        string? hash;
        try
        {
            hash = await FileCopy.CopyAsync(source, folder, copy, file.Size, file.Sha256, cancellationToken);
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

        Keep(saved with { Sha256 = hash });
        _copiedCount++;
        _copiedBytes += file.Size;
    }

    /// <summary>
    /// Whether the content is in the backup: of an earlier one, or copied now for another path. Then it does not matter
    /// that the file was replaced meanwhile.
    /// </summary>
    private bool HasContent(string folder, string copy, long size) =>
        (_savedPlaces.Contains(copy) || _earlier.ContainsKey(copy))
        && new FileInfo(Path.Join(folder, copy)) is { Exists: true } saved
        && saved.Length == size;

    private void Keep(SavedFile file)
    {
        _saved.Add(file);
        _savedPlaces.Add(file.PlaceIn(BackupManifest.CurrentFormat));
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
        foreach (var parent in _savedPlaces.Select(place => Path.GetDirectoryName(place) ?? "").Distinct())
        {
            DurableFolder.Sync(Path.Join(folder, parent));
        }

        var path = Path.Join(folder, name);
        await SavedFileList.WriteAsync(path, _saved, cancellationToken);
        var size = new FileInfo(path).Length;
        return new SavedFile(name, size, (await FileCopy.HashAsync(path, size, cancellationToken))!);
    }

    /// <summary>What only earlier backups had; after a crash here the next backup finds it again.</summary>
    private void RemoveEarlier(string folder, BackupManifest manifest)
    {
        var contents = new DirectoryInfo(Path.Join(folder, SavedFile.ContentFolder));
        // Also what a backup that was cut off has left there.
        var found = contents.Exists
            ? _earlier.Keys.Union(contents.EnumerateFiles().Select(file => $"{SavedFile.ContentFolder}/{file.Name}"))
            : _earlier.Keys;
        foreach (var place in found.Where(place => !_savedPlaces.Contains(place)).ToList())
        {
            File.Delete(Path.Join(folder, place));
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
