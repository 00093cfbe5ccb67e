using Boxyard.Jobs;

namespace Boxyard.Notifications;

/// <summary>Deliveries on disk. Each is sent by one silo at a time.</summary>
public interface INotificationStore
{
    /// <summary>
    /// Keeps deliveries of which their targets have not heard yet. With a step of the follower's cursor, only if that
    /// still stands at its beginning; false when it does not.
    /// </summary>
    Task<bool> PlanAsync(
        IReadOnlyList<NewDelivery> deliveries,
        (EventPosition From, EventPosition To)? step,
        CancellationToken cancellationToken);

    /// <summary>
    /// The receivers of deliveries that are due: targets before hosts that jobs have named, so that these cannot crowd
    /// them out, and the one whose is the longest due first.
    /// </summary>
    Task<IReadOnlyList<string>> ListReceiversAsync(int maxCount, CancellationToken cancellationToken);

    /// <summary>
    /// Takes deliveries that are due, of each receiver at most so many. Who has not settled one after the lease has
    /// died, and another takes it.
    /// </summary>
    Task<IReadOnlyList<DeliveryRecord>> TakeAsync(
        IReadOnlyList<(string Receiver, int MaxCount)> receivers, TimeSpan lease, CancellationToken cancellationToken);

    /// <summary>
    /// Gives up deliveries that have waited longer than `maxAge`, and forgets those that ended longer ago than
    /// `keepTime`: so many of each at a time.
    /// </summary>
    Task TrimAsync(TimeSpan maxAge, TimeSpan keepTime, CancellationToken cancellationToken);

    /// <summary>
    /// Keeps what became of a try: `state`, and with <see cref="DeliveryState.Waiting"/> after how long it is tried
    /// again. Nothing happens when another has taken it meanwhile.
    /// </summary>
    Task SettleAsync(
        DeliveryRecord delivery,
        DeliveryState state,
        TimeSpan delay,
        string? problem,
        CancellationToken cancellationToken);

    /// <summary>A page of deliveries, newest first, before the one named; null state for all.</summary>
    Task<IReadOnlyList<DeliveryRecord>> ListAsync(
        DeliveryState? state, DeliveryRecord? before, int pageSize, CancellationToken cancellationToken);

    Task<DeliveryRecord?> FindAsync(string id, CancellationToken cancellationToken);
}
