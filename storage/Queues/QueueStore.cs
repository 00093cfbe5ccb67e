using System.Collections.Immutable;
using Boxyard.Queues;

namespace Boxyard.Storage.Queues;

/// <summary><see cref="IQueueStore"/> on the database: claims go to the group commit, the rest is read.</summary>
internal sealed class QueueStore(IDatabase database, GroupWriter writer, StorageMetrics metrics) : IQueueStore
{
    public async Task<ClaimOutcome> ClaimAsync(Claim claim, CancellationToken cancellationToken)
    {
        var outcome = await writer.WriteAsync(new ClaimCommand(claim), cancellationToken);
        metrics.Claimed(outcome);
        return outcome;
    }

    public async Task<long?> PeekAsync(IReadOnlyList<string> queues, CancellationToken cancellationToken)
    {
        var choice = queues.Distinct(StringComparer.Ordinal).Select(queue => KeyValuePair.Create(queue, 1)).ToArray();
        var lanes = await database.ListAsync(
            "lanes_choose", LaneTable.ToChoice(choice), LaneTable.Map, cancellationToken);
        var grants = ClaimPlan.Assign([queues.ToImmutableArray()], lanes);
        if (grants.IsEmpty)
        {
            return null;
        }

        var lane = grants[0].Lane;
        var rows = RowSet.One()
            .With("queue", lane.Queue)
            .With("priority", lane.Priority)
            .With("submitter", lane.Submitter);
        return await database.FindAsync("job_queue_oldest", rows, row => (long?)row.GetInt64(0), cancellationToken);
    }

    public async Task<IReadOnlyList<QueueRecord>> ListAsync(
        string? afterName, int pageSize, CancellationToken cancellationToken) =>
        await database.ListAsync(
            "queues_list",
            RowSet.One().With("after_name", afterName ?? "").With("count", pageSize),
            QueueTable.Map,
            cancellationToken);

    public async Task<IReadOnlyList<string>> ListNamesAsync(string prefix, CancellationToken cancellationToken) =>
        await database.ListAsync(
            "queues_list_names",
            RowSet.One().With("prefix", prefix).With("prefix_end", Prefixes.EndOf(prefix)),
            row => row.GetText(0),
            cancellationToken);
}
