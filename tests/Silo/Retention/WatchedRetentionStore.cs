using Boxyard.Retention;

namespace Boxyard.Tests.Silo.Retention;

/// <summary>A store that tells where its jobs were listed from.</summary>
internal sealed class WatchedRetentionStore(IRetentionStore inner) : IRetentionStore
{
    public List<long> ListedAfter { get; } = [];

    public Task<bool> PinAsync(long jobId, string? reason, string? by, CancellationToken cancellationToken) =>
        inner.PinAsync(jobId, reason, by, cancellationToken);

    public Task<bool> UnpinAsync(long jobId, CancellationToken cancellationToken) =>
        inner.UnpinAsync(jobId, cancellationToken);

    public Task<JobPin?> FindPinAsync(long jobId, CancellationToken cancellationToken) =>
        inner.FindPinAsync(jobId, cancellationToken);

    public Task<IReadOnlyList<OldJob>> ListAsync(long afterId, int maxCount, CancellationToken cancellationToken)
    {
        ListedAfter.Add(afterId);
        return inner.ListAsync(afterId, maxCount, cancellationToken);
    }

    public Task<int> RemoveAsync(IReadOnlyList<JobRemoval> removals, CancellationToken cancellationToken) =>
        inner.RemoveAsync(removals, cancellationToken);

    public Task<IReadOnlyList<JobRest>> ListRestsAsync(
        DateTimeOffset now, int maxCount, CancellationToken cancellationToken) =>
        inner.ListRestsAsync(now, maxCount, cancellationToken);

    public Task<bool> RemoveRestAsync(JobRest rest, int maxRows, CancellationToken cancellationToken) =>
        inner.RemoveRestAsync(rest, maxRows, cancellationToken);

    public Task<IReadOnlyList<FileRemoval>> ListFilesAsync(int maxCount, CancellationToken cancellationToken) =>
        inner.ListFilesAsync(maxCount, cancellationToken);

    public Task SettleFilesAsync(
        long lastId, IReadOnlyList<long> failedIds, CancellationToken cancellationToken) =>
        inner.SettleFilesAsync(lastId, failedIds, cancellationToken);

    public Task<int> TrimEventsAsync(DateTimeOffset before, int maxCount, CancellationToken cancellationToken) =>
        inner.TrimEventsAsync(before, maxCount, cancellationToken);

    public Task<int> TrimEndsAsync(DateTimeOffset before, CancellationToken cancellationToken) =>
        inner.TrimEndsAsync(before, cancellationToken);
}
