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

    /// <summary>As <see cref="ListAsync"/>, with the groups of the jobs.</summary>
    Task<IReadOnlyList<PositionedEvent>> ListWithGroupsAsync(
        EventPosition after, int maxCount, CancellationToken cancellationToken);

    /// <summary>
    /// The newest events with an id below, newest first, with the groups of the jobs. For looking at: an event may
    /// still come before one that was given.
    /// </summary>
    Task<IReadOnlyList<PositionedEvent>> ListNewestAsync(
        long beforeId, int maxCount, CancellationToken cancellationToken);

    /// <summary>As <see cref="ListWithGroupsAsync"/>, of these jobs alone, by their index.</summary>
    Task<IReadOnlyList<PositionedEvent>> ListOfJobsAsync(
        IReadOnlyList<long> jobIds, EventPosition after, int maxCount, CancellationToken cancellationToken);

    /// <summary>Where the event of that id stands; null when there is none, or none any more.</summary>
    Task<EventPosition?> FindPositionAsync(long eventId, CancellationToken cancellationToken);

    /// <summary>
    /// How far the follower of that name has come: a row, moved in the transaction that keeps what it made of the
    /// events.
    /// </summary>
    Task<EventPosition> GetCursorAsync(string follower, CancellationToken cancellationToken);
}
