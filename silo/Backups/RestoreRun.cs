using System.Collections.Immutable;
using Boxyard.Results;
using Boxyard.Storage;
using Boxyard.Storage.Backups;

namespace Boxyard.Backups;

/// <summary>
/// Puts a backup into an empty place: the files, then the database, all of it or nothing, last the mark of the folder,
/// without which a silo does not start on them.
/// </summary>
internal sealed class RestoreRun(StoredFilePlaces places, IResultFiles files, StorageOptions storage)
{
    private readonly ImmutableArray<string>.Builder _problems = ImmutableArray.CreateBuilder<string>();
    private int _fileCount;
    private long _fileBytes;

    public async Task<RestoreOutcome> RunAsync(string folder, long skippedIds, CancellationToken cancellationToken)
    {
        folder = Path.GetFullPath(folder);
        var manifest = await BackupManifest.FindAsync(folder, cancellationToken)
            ?? throw new IOException($"'{folder}' is no backup: it has no {BackupManifest.FileName}.");
        if (manifest.Format is < 1 or > BackupManifest.CurrentFormat)
        {
            throw new IOException(
                $"The backup in '{folder}' has format {manifest.Format}, and this Boxyard reads formats up to "
                + $"{BackupManifest.CurrentFormat}. Restore it with the version that made it, or a later one.");
        }

        var copy = DatabaseCopies.For(storage);
        CheckDialect(manifest.Database.Dialect);
        await CheckEmptyAsync(copy, cancellationToken);
        var saved = await ReadListAsync(folder, manifest, cancellationToken);
        // Before anything is written: a database that is not as it was saved is not restored at all.
        await CheckDatabaseAsync(folder, manifest, saved, cancellationToken);
        _problems.AddRange(manifest.Problems);
        if (storage.Postgres is null)
        {
            // Before the files make it: the database will be in it.
            PrivateFolder.Create(storage.DataDirectory);
        }

        foreach (var file in saved)
        {
            await RestoreAsync(Path.Join(folder, file.PlaceIn(manifest.Format)), file, cancellationToken);
        }

        await copy.RestoreAsync(
            Path.Join(folder, manifest.DatabaseFolder), manifest.Database, skippedIds, cancellationToken);
        if (manifest.Database.FolderMarker is { } marker)
        {
            files.KeepMarker(marker);
        }

        return new RestoreOutcome(manifest, _fileCount, _fileBytes, _problems.ToImmutable());
    }

    private void CheckDialect(string dialect)
    {
        var isPostgres = dialect == DatabaseCopies.Postgres;
        if (isPostgres != storage.Postgres is not null)
        {
            throw new StoreException(
                isPostgres
                    ? "The backup is of a PostgreSQL database: name an empty one with --postgres."
                    : "The backup is of an embedded database: leave out --postgres (Storage:Postgres).");
        }
    }

    private async Task CheckEmptyAsync(IDatabaseCopy copy, CancellationToken cancellationToken)
    {
        if (await copy.FindObstacleAsync(cancellationToken) is { } obstacle)
        {
            throw new StoreException(obstacle);
        }

        if (Directory.Exists(places.Results) && Directory.EnumerateFileSystemEntries(places.Results).Any())
        {
            throw new StoreException(
                $"The result folder '{places.Results}' is not empty. Restore into an empty one, or move that one "
                + "away.");
        }
    }

    private static async Task<List<SavedFile>> ReadListAsync(
        string folder, BackupManifest manifest, CancellationToken cancellationToken)
    {
        var path = Path.Join(folder, manifest.FileList.Path);
        if (!File.Exists(path)
            || await FileCopy.HashAsync(path, manifest.FileList.Size, cancellationToken) != manifest.FileList.Sha256)
        {
            throw new IOException($"The list '{path}' is not as it was saved. Nothing was restored.");
        }

        return await SavedFileList.ReadAsync(path, cancellationToken);
    }

    private static async Task CheckDatabaseAsync(
        string folder, BackupManifest manifest, List<SavedFile> saved, CancellationToken cancellationToken)
    {
        var files = saved
            .Where(file => file.Path.StartsWith(manifest.DatabaseFolder + "/", StringComparison.Ordinal))
            .ToList();
        foreach (var file in files)
        {
            var path = Path.Join(folder, file.Path);
            if (!File.Exists(path) || await FileCopy.HashAsync(path, file.Size, cancellationToken) != file.Sha256)
            {
                throw new IOException($"'{path}' is not as it was saved. Nothing was restored; use another backup.");
            }
        }
    }

    private async Task RestoreAsync(string source, SavedFile file, CancellationToken cancellationToken)
    {
        if (places.Find(file.Path) is not { } place)
        {
            return;
        }

        var target = Path.Join(place.Folder, place.Path);
        if (!File.Exists(source))
        {
            _problems.Add($"{file.Path}: missing in the backup");
            return;
        }

        if (File.Exists(target))
        {
            // Only below /initrd, which an operator may have put back before: what is there stays.
            if (await FileCopy.HashAsync(target, file.Size, cancellationToken) != file.Sha256)
            {
                _problems.Add($"{file.Path}: another file is there, which was kept");
            }

            return;
        }

        var hash = await FileCopy.CopyAsync(
            source, place.Folder, place.Path, file.Size, file.Sha256, cancellationToken);
        if (hash != file.Sha256)
        {
            _problems.Add($"{file.Path}: not as it was saved");
            return;
        }

        DurableFolder.Sync(Path.GetDirectoryName(target)!);
        _fileCount++;
        _fileBytes += file.Size;
    }
}
