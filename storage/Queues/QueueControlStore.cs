using System.Collections.Immutable;
using Boxyard.Jobs;
using Boxyard.Queues;

namespace Boxyard.Storage.Queues;

/// <summary><see cref="IQueueControlStore"/> on the database.</summary>
internal sealed class QueueControlStore(IDatabase database, GroupWriter writer) : IQueueControlStore
{
    public Task PauseAsync(string queue, string? reason, string? by, CancellationToken cancellationToken) =>
        writer.WriteAsync(new PauseCommand(queue, isPause: true, reason, by), cancellationToken);

    public Task ResumeAsync(string queue, string? reason, string? by, CancellationToken cancellationToken) =>
        writer.WriteAsync(new PauseCommand(queue, isPause: false, reason, by), cancellationToken);

    public Task<QueueRecord?> FindAsync(string queue, CancellationToken cancellationToken) =>
        database.FindAsync(
            "queues_find",
            RowSet.One().With("name", queue).With("whole", SubQueue.WholeOf(queue)),
            QueueTable.Map,
            cancellationToken);

    public async Task<QueueView?> FindViewAsync(string queue, int count, CancellationToken cancellationToken)
    {
        if (await FindAsync(queue, cancellationToken) is not { } found)
        {
            return null;
        }

        var lanes = await ListLanesAsync(queue, count, cancellationToken);
        return new QueueView
        {
            Queue = found,
            Lanes = [.. lanes.Take(count)],
            NextJobs = await ListNextAsync(queue, lanes, count, cancellationToken),
        };
    }

    /// <summary>
    /// In the order of choice; where a submitter has several lanes, the one with the oldest job first.
    /// </summary>
    private async Task<List<Lane>> ListLanesAsync(string queue, int count, CancellationToken cancellationToken)
    {
        var rows = RowSet.One().With("queue", queue).With("count", count);
        var plain = await database.ListAsync("lanes_list", rows, LaneTable.Map, cancellationToken);
        var required = await database.ListAsync(
            "required_lanes_list",
            rows,
            row => RequiredLanes.Map(row) is var item
                ? item with { Lane = item.Lane with { Requirement = row.GetText(10) } }
                : item,
            cancellationToken);
        return
        [
            .. RequiredLanes.Join(plain, required)
                .OrderByDescending(lane => lane.Priority)
                .ThenBy(lane => lane.LiveCount / lane.Weight)
                .ThenBy(lane => lane.ServedSeq)
                .ThenBy(lane => lane.Submitter, StringComparer.Ordinal)
                .ThenBy(lane => lane.RequirementId),
        ];
    }

    /// <summary>
    /// The plan of as many claims as there are jobs to tell, then the jobs that it would take: the same rules as a
    /// claim's, of a box that may have everything.
    /// </summary>
    private async Task<ImmutableArray<NextJob>> ListNextAsync(
        string queue, List<Lane> lanes, int count, CancellationToken cancellationToken)
    {
        var everything = lanes.Select(lane => lane.RequirementId).ToHashSet();
        var claims = Enumerable.Repeat(new PlannedClaim([queue], everything), count).ToArray();
        var grants = MixedClaimPlan.Assign(claims, lanes).Grants;
        var next = new SortedDictionary<int, NextJob>();
        var jobIds = grants.Select(_ => new List<long>()).ToArray();
        var (plain, required) = LaneTable.Split(grants);
        await database.ReadAsync(
            "job_queue_list_oldest",
            LaneTable.ToOldest([.. plain.Select(grant => grant.Item)]),
            row => jobIds[plain[row.GetInt32(0)].Index].Add(row.GetInt64(1)),
            cancellationToken);
        await database.ReadAsync(
            "required_jobs_list_oldest",
            RequiredLanes.ToOldest([.. required.Select(grant => grant.Item)]),
            row => jobIds[required[row.GetInt32(0)].Index].Add(row.GetInt64(1)),
            cancellationToken);
        foreach (var (grant, ids) in grants.Zip(jobIds))
        {
            // A job that was taken since its lane was read is missing here; those behind it move up.
            foreach (var (claim, jobId) in grant.Claims.Zip(ids.Order()))
            {
                next.Add(claim, new NextJob(jobId, grant.Lane.Priority, grant.Lane.Submitter));
            }
        }

        return [.. next.Values];
    }
}
