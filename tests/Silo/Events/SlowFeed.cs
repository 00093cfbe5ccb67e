using Boxyard.Events;
using Boxyard.Jobs;

namespace Boxyard.Tests.Silo.Events;

/// <summary>The real feed, whose table takes a time for each lot that a stream which is behind reads.</summary>
internal sealed class SlowFeed(IEventFeed inner, TestClock clock, TimeSpan readTime) : IEventFeed
{
    public Task<EventPosition> GetEndAsync(CancellationToken cancellationToken) => inner.GetEndAsync(cancellationToken);

    public Task<IReadOnlyList<PositionedEvent>> ListAsync(
        EventPosition after, int maxCount, CancellationToken cancellationToken) =>
        inner.ListAsync(after, maxCount, cancellationToken);

    public Task<IReadOnlyList<PositionedEvent>> ListWithGroupsAsync(
        EventPosition after, int maxCount, CancellationToken cancellationToken)
    {
        if (maxCount == EventTail.LotSize)
        {
            clock.Advance(readTime);
        }

        return inner.ListWithGroupsAsync(after, maxCount, cancellationToken);
    }

    public Task<IReadOnlyList<PositionedEvent>> ListOfJobsAsync(
        IReadOnlyList<long> jobIds, EventPosition after, int maxCount, CancellationToken cancellationToken) =>
        inner.ListOfJobsAsync(jobIds, after, maxCount, cancellationToken);

    public Task<IReadOnlyList<PositionedEvent>> ListNewestAsync(
        long beforeId, int maxCount, CancellationToken cancellationToken) =>
        inner.ListNewestAsync(beforeId, maxCount, cancellationToken);

    public Task<EventPosition?> FindPositionAsync(long eventId, CancellationToken cancellationToken) =>
        inner.FindPositionAsync(eventId, cancellationToken);

    public Task<EventPosition> GetCursorAsync(string follower, CancellationToken cancellationToken) =>
        inner.GetCursorAsync(follower, cancellationToken);
}
