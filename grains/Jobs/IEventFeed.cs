namespace Boxyard.Jobs;

/// <summary>All events of all jobs and boxes in one order, for those who follow them.</summary>
public interface IEventFeed
{
    /// <summary>After everything that is there now.</summary>
    Task<EventPosition> GetEndAsync(CancellationToken cancellationToken);

    /// <summary>
    /// The events after a position, in order; what is not there yet will come after the last of them.
    /// </summary>
    Task<IReadOnlyList<PositionedEvent>> ListAsync(
        EventPosition after, int maxCount, CancellationToken cancellationToken);

    /// <summary>
    /// How far the follower of that name has come: a row, moved in the transaction that keeps what it made of the
    /// events.
    /// </summary>
    Task<EventPosition> GetCursorAsync(string follower, CancellationToken cancellationToken);
}
