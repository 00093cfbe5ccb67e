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

        var lanes = await database.ListAsync(
            "lanes_list", RowSet.One().With("queue", queue).With("count", count), LaneTable.Map, cancellationToken);
        return new QueueView
        {
            Queue = found,
            Lanes = lanes,
            NextJobs = await ListNextAsync(queue, lanes, count, cancellationToken),
        };
    }

    /// <summary>
    /// The plan of as many claims as there are jobs to tell, then the jobs that it would take: the same rules as a
    /// claim's.
    /// </summary>
    private async Task<ImmutableArray<NextJob>> ListNextAsync(
        string queue, List<Lane> lanes, int count, CancellationToken cancellationToken)
    {
        var grants = ClaimPlan.Assign([.. Enumerable.Repeat<ImmutableArray<string>>([queue], count)], lanes);
        var next = new SortedDictionary<int, NextJob>();
        var jobIds = grants.Select(_ => new List<long>()).ToArray();
        await database.ReadAsync(
            "job_queue_list_oldest",
            LaneTable.ToOldest(grants),
            row => jobIds[row.GetInt32(0)].Add(row.GetInt64(1)),
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
