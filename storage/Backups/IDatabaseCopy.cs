namespace Boxyard.Storage.Backups;

/// <summary>
/// Copies a whole database as it is at one moment, while silos use it, and puts a copy into an empty one.
/// </summary>
public interface IDatabaseCopy
{
    /// <summary>
    /// Writes the database to files in an empty folder, flushed, and tells `found` each file that its rows name.
    /// </summary>
    Task<DatabaseSnapshot> SaveAsync(string folder, Action<StoredFile> found, CancellationToken cancellationToken);

    /// <summary>Why a copy cannot be put here, as a sentence; null when it can: there is nothing yet.</summary>
    Task<string?> FindObstacleAsync(CancellationToken cancellationToken);

    /// <summary>
    /// Puts a copy into the empty database: all of it or nothing. The next `skippedIds` ids of jobs are never given
    /// out.
    /// </summary>
    Task RestoreAsync(string folder, DatabaseSnapshot snapshot, long skippedIds, CancellationToken cancellationToken);
}
