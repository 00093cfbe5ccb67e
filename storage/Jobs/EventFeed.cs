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

    public async Task<IReadOnlyList<PositionedEvent>> ListWithGroupsAsync(
        EventPosition after, int maxCount, CancellationToken cancellationToken) =>
        await database.ListAsync(
            "events_list_with_groups",
            RowSet.One().With("transaction_id", after.Transaction).With("id", after.Id).With("count", maxCount),
            MapWithGroup,
            cancellationToken);

    public async Task<IReadOnlyList<PositionedEvent>> ListNewestAsync(
        long beforeId, int maxCount, CancellationToken cancellationToken) =>
        await database.ListAsync(
            "events_list_newest",
            RowSet.One().With("before_id", beforeId).With("count", maxCount),
            MapWithGroup,
            cancellationToken);

    public async Task<IReadOnlyList<PositionedEvent>> ListOfJobsAsync(
        IReadOnlyList<long> jobIds, EventPosition after, int maxCount, CancellationToken cancellationToken)
    {
        var rows = new Rows<long>(jobIds)
            .Bigint("job_id", id => id)
            .With("transaction_id", after.Transaction)
            .With("id", after.Id)
            .With("count", maxCount);
        var found = await database.ListAsync("events_list_of_jobs", rows, MapWithGroup, cancellationToken);

        // SQLite gives so many of each job, job by job: the first of all are among them.
        return
        [
            .. found.OrderBy(item => item.Position.Transaction).ThenBy(item => item.Position.Id).Take(maxCount),
        ];
    }

    public Task<EventPosition?> FindPositionAsync(long eventId, CancellationToken cancellationToken) =>
        database.FindAsync(
            "events_find_position",
            RowSet.One().With("id", eventId),
            row => (EventPosition?)MapPosition(row),
            cancellationToken);

    public async Task<EventPosition> GetCursorAsync(string follower, CancellationToken cancellationToken) =>
        await database.FindAsync(
            "event_cursors_find", RowSet.One().With("name", follower), MapPosition, cancellationToken);

    private static PositionedEvent MapWithGroup(Row row) =>
        new(new EventPosition(row.GetInt64(TransactionColumn), row.GetInt64(0)), JobStore.MapEvent(row))
        {
            JobGroup = row.FindText(TransactionColumn + 1),
            JobTestbox = row.FindText(TransactionColumn + 2),
        };

    private static EventPosition MapPosition(Row row) => new(row.GetInt64(0), row.GetInt64(1));
}
