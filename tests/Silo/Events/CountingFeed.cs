using Boxyard.Jobs;

namespace Boxyard.Tests.Silo.Events;

/// <summary>The real feed, which counts who reads the table and fails when it is told to.</summary>
internal sealed class CountingFeed(IEventFeed inner) : IEventFeed
{
    private int _readCount;
    private int _failureCount;

    public volatile bool IsBroken;

    public int ReadCount => Volatile.Read(ref _readCount);

    public int FailureCount => Volatile.Read(ref _failureCount);

    public Task<EventPosition> GetEndAsync(CancellationToken cancellationToken) => inner.GetEndAsync(cancellationToken);

    public Task<IReadOnlyList<PositionedEvent>> ListAsync(
        EventPosition after, int maxCount, CancellationToken cancellationToken) =>
        inner.ListAsync(after, maxCount, cancellationToken);

    public Task<IReadOnlyList<PositionedEvent>> ListWithGroupsAsync(
        EventPosition after, int maxCount, CancellationToken cancellationToken)
    {
        if (IsBroken)
        {
            Interlocked.Increment(ref _failureCount);
            throw new IOException("The store is broken.");
        }

        Interlocked.Increment(ref _readCount);
        return inner.ListWithGroupsAsync(after, maxCount, cancellationToken);
    }

    public Task<IReadOnlyList<PositionedEvent>> ListNewestAsync(
        long beforeId, int maxCount, CancellationToken cancellationToken) =>
        inner.ListNewestAsync(beforeId, maxCount, cancellationToken);

    public Task<IReadOnlyList<PositionedEvent>> ListOfJobsAsync(
        IReadOnlyList<long> jobIds, EventPosition after, int maxCount, CancellationToken cancellationToken) =>
        inner.ListOfJobsAsync(jobIds, after, maxCount, cancellationToken);

    public Task<EventPosition?> FindPositionAsync(long eventId, CancellationToken cancellationToken) =>
        inner.FindPositionAsync(eventId, cancellationToken);

    public Task<EventPosition> GetCursorAsync(string follower, CancellationToken cancellationToken) =>
        inner.GetCursorAsync(follower, cancellationToken);
}
