using Boxyard.Jobs;

namespace Boxyard.Storage.Jobs;

/// <summary><see cref="IEventFeed"/> on `job_events`.</summary>
internal sealed class EventFeed(IDatabase database) : IEventFeed
{
    private const int TransactionColumn = 7;

    public async Task<EventPosition> GetEndAsync(CancellationToken cancellationToken) =>
        (await database.ListAsync("events_end", RowSet.One(), MapPosition, cancellationToken))[0];

    public async Task<IReadOnlyList<PositionedEvent>> ListAsync(
        EventPosition after, int maxCount, CancellationToken cancellationToken) =>
        await database.ListAsync(
            "events_list_after",
            RowSet.One().With("transaction_id", after.Transaction).With("id", after.Id).With("count", maxCount),
            row => new PositionedEvent(
                new EventPosition(row.GetInt64(TransactionColumn), row.GetInt64(0)), JobStore.MapEvent(row)),
            cancellationToken);

    public async Task<EventPosition> GetCursorAsync(string follower, CancellationToken cancellationToken) =>
        await database.FindAsync(
            "event_cursors_find", RowSet.One().With("name", follower), MapPosition, cancellationToken);

    private static EventPosition MapPosition(Row row) => new(row.GetInt64(0), row.GetInt64(1));
}
