using Boxyard.Jobs;
using Boxyard.Notifications;

namespace Boxyard.Storage.Notifications;

/// <summary><see cref="INotificationStore"/> on the database.</summary>
internal sealed class NotificationStore(IDatabase database, GroupWriter writer) : INotificationStore
{
    public Task<bool> PlanAsync(
        IReadOnlyList<NewDelivery> deliveries,
        (EventPosition From, EventPosition To)? step,
        CancellationToken cancellationToken) =>
        writer.WriteAsync(new PlanDeliveriesCommand(deliveries, step), cancellationToken);

    public async Task<IReadOnlyList<string>> ListReceiversAsync(int maxCount, CancellationToken cancellationToken) =>
        await database.ListAsync(
            "deliveries_list_receivers",
            RowSet.One().With("count", maxCount),
            row => row.GetText(0),
            cancellationToken);

    public Task<IReadOnlyList<DeliveryRecord>> TakeAsync(
        IReadOnlyList<(string Receiver, int MaxCount)> receivers,
        TimeSpan lease,
        CancellationToken cancellationToken) =>
        writer.WriteAsync(new TakeDeliveriesCommand(receivers, lease), cancellationToken);

    public async Task TrimAsync(TimeSpan maxAge, TimeSpan keepTime, CancellationToken cancellationToken)
    {
        // A look costs no commit, and mostly nothing is old.
        var hasOld = await database.FindAsync(
            "deliveries_find_old",
            RowSet.One().With("max_age", Micros.From(maxAge)).With("keep_time", Micros.From(keepTime)),
            _ => true,
            cancellationToken);
        if (hasOld)
        {
            await writer.WriteAsync(new TrimDeliveriesCommand(maxAge, keepTime), cancellationToken);
        }
    }

    public Task SettleAsync(
        DeliveryRecord delivery,
        DeliveryState state,
        TimeSpan delay,
        string? problem,
        CancellationToken cancellationToken) =>
        writer.WriteAsync(new SettleDeliveryCommand(delivery, state, delay, problem), cancellationToken);

    public async Task<IReadOnlyList<DeliveryRecord>> ListAsync(
        DeliveryState? state, DeliveryRecord? before, int pageSize, CancellationToken cancellationToken) =>
        await database.ListAsync(
            "deliveries_list",
            RowSet.One()
                .With("state", state is null ? "" : EnumText.Of(state.Value))
                .With("before_at", before is null ? long.MaxValue : Micros.From(before.CreatedAt))
                .With("before_id", before?.Id ?? "")
                .With("count", pageSize),
            Map,
            cancellationToken);

    public Task<DeliveryRecord?> FindAsync(string id, CancellationToken cancellationToken) =>
        database.FindAsync("deliveries_find", RowSet.One().With("id", id), Map, cancellationToken);

    internal static DeliveryRecord Map(Row row) => new()
    {
        Id = row.GetText(0),
        Target = row.GetText(1),
        Url = row.GetText(2),
        Event = row.GetText(3),
        Body = row.GetText(4),
        State = row.GetEnum<DeliveryState>(5),
        TryCount = row.GetInt32(6),
        CreatedAt = row.GetInstant(7),
        DueAt = row.GetInstant(8),
        EndedAt = row.FindInstant(9),
        Problem = row.FindText(10),
        Receiver = row.GetText(11),
    };
}
