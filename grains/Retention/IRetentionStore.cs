namespace Boxyard.Retention;

/// <summary>What is kept, and what goes. All of it can be repeated, and several silos may be at it at once.</summary>
public interface IRetentionStore
{
    /// <summary>Pins a job or changes the note of its pin; false when there is no such job.</summary>
    Task<bool> PinAsync(long jobId, string? reason, string? by, CancellationToken cancellationToken);

    /// <summary>False when it was not pinned.</summary>
    Task<bool> UnpinAsync(long jobId, CancellationToken cancellationToken);

    Task<JobPin?> FindPinAsync(long jobId, CancellationToken cancellationToken);

    /// <summary>Jobs by id, after `afterId`.</summary>
    Task<IReadOnlyList<OldJob>> ListAsync(long afterId, int maxCount, CancellationToken cancellationToken);

    /// <summary>
    /// Removes jobs, and keeps which of their rows and files are to follow, in one transaction. Jobs that are live,
    /// pinned or waited for meanwhile stay. How many were removed or lose files.
    /// </summary>
    Task<int> RemoveAsync(IReadOnlyList<JobRemoval> removals, CancellationToken cancellationToken);

    /// <summary>What of removed jobs is to follow, and is due at `now`.</summary>
    Task<IReadOnlyList<JobRest>> ListRestsAsync(
        DateTimeOffset now, int maxCount, CancellationToken cancellationToken);

    /// <summary>
    /// Removes so many rows of it at most, and keeps which files are to follow. True when there may be more; else the
    /// rest itself is forgotten.
    /// </summary>
    Task<bool> RemoveRestAsync(JobRest rest, int maxRows, CancellationToken cancellationToken);

    /// <summary>Files whose rows are gone, in the order in which they are to be removed.</summary>
    Task<IReadOnlyList<FileRemoval>> ListFilesAsync(int maxCount, CancellationToken cancellationToken);

    /// <summary>
    /// The files up to this one are removed, except those that failed: they go to the end of the order.
    /// </summary>
    Task SettleFilesAsync(long lastId, IReadOnlyList<long> failedIds, CancellationToken cancellationToken);

    /// <summary>Forgets events of boxes and queues, oldest first; how many.</summary>
    Task<int> TrimEventsAsync(DateTimeOffset before, int maxCount, CancellationToken cancellationToken);

    /// <summary>Forgets how many jobs ended in hours before this one; how many rows it were.</summary>
    Task<int> TrimEndsAsync(DateTimeOffset before, CancellationToken cancellationToken);
}
