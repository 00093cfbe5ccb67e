using System.Collections.Immutable;
using Boxyard.Queues;
using Boxyard.Testboxes;

namespace Boxyard.Storage.Queues;

/// <summary><see cref="IQueueStore"/> on the database: claims go to the group commit, the rest is read.</summary>
internal sealed class QueueStore(
    IDatabase database, GroupWriter writer, StorageMetrics metrics, JobLimits limits) : IQueueStore
{
    public Task<ClaimOutcome> ClaimAsync(Claim claim, CancellationToken cancellationToken) =>
        writer.WriteAsync(new ClaimCommand(claim, metrics), cancellationToken);

    public async Task<QueuePeek> PeekAsync(
        IReadOnlyList<string> queues, BoxHardware box, CancellationToken cancellationToken)
    {
        var names = queues.Distinct(StringComparer.Ordinal).ToArray();
        var choice = names.Select(queue => KeyValuePair.Create(queue, 1)).ToArray();
        var running = new RunningChoice(limits, names);
        await database.ReadAsync("queues_sum_of_groups", running.ToGroups(), running.ReadGroup, cancellationToken);
        var plain = await database.ListAsync(
            running.LanesSql, running.Limit(LaneTable.ToChoice(choice)), running.Map, cancellationToken);
        var sets = await database.ListAsync(
            "required_lanes_list_sets", RequiredLanes.ToSets(names), RequiredLanes.MapSet, cancellationToken);
        var satisfied = sets.Where(set => set.Requirement.IsSatisfiedBy(box)).ToList();
        var required = await database.ListAsync(
            running.RequiredLanesSql,
            running.Limit(RequiredLanes.ToChoice([.. satisfied.Select(set => (set.Queue, set.Id, 1))])),
            running.MapRequired,
            cancellationToken);
        var claim = new PlannedClaim(queues.ToImmutableArray(), satisfied.Select(set => set.Id).ToHashSet());
        var grants = MixedClaimPlan.Assign(
            [claim], RequiredLanes.Join(plain, required).Where(running.IsOpen)).Grants;
        return new QueuePeek(
            grants.IsEmpty ? null : await FindOldestAsync(grants[0].Lane, cancellationToken),
            [.. sets.Except(satisfied).DistinctBy(set => set.Id).Select(set => set.Requirement)]);
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

    private async Task<long?> FindOldestAsync(Lane lane, CancellationToken cancellationToken)
    {
        if (lane.RequirementId != 0)
        {
            return lane.OldestJobId;
        }

        var rows = RowSet.One()
            .With("queue", lane.Queue)
            .With("priority", lane.Priority)
            .With("submitter", lane.Submitter);
        return await database.FindAsync("job_queue_oldest", rows, row => (long?)row.GetInt64(0), cancellationToken);
    }
}
