using Boxyard.Clusters;
using Boxyard.Dependencies;
using Boxyard.Jobs;
using Boxyard.Queues;
using Boxyard.Testboxes;

namespace Boxyard.Storage.Queues;

/// <summary><see cref="IWaitStore"/> on the database. The reads are not one snapshot: they are for people.</summary>
internal sealed class WaitStore(
    IDatabase database,
    IJobStore jobs,
    IQueueControlStore queues,
    IDependencyStore dependencies,
    IClusterStore clusters) : IWaitStore
{
    private const int MaxBoxes = 1_000;
    private const int MaxDurations = 50;
    private const int MaxShownWaits = 10;
    private const int MaxConditionLength = 100;

    public async Task<WaitFacts> ReadAsync(JobRecord job, CancellationToken cancellationToken)
    {
        var view = await queues.FindViewAsync(job.Queue, IQueueControlStore.MaxNextJobs, cancellationToken);
        var own = await CountOwnAsync(job, cancellationToken);
        var (higher, others) = await CountOthersAsync(job, own, cancellationToken);
        return new WaitFacts
        {
            Now = await jobs.GetNowAsync(cancellationToken),
            Job = job,
            Dependency = await DescribeWaitsAsync(job.Id, cancellationToken),
            ClusterJobs = [.. (await clusters.ListJobsAsync(job.Id, cancellationToken)).Where(id => id != job.Id)],
            RetryAt = await database.FindAsync(
                "retries_find", RowSet.One().With("job_id", job.Id), row => row.FindInstant(0), cancellationToken),
            Pause = view?.Queue.Pause,
            Boxes = [.. await ListBoxesAsync(job.Queue, cancellationToken)],
            NextJobs = view?.NextJobs ?? [],
            OwnBefore = own,
            HigherBefore = higher,
            OthersBefore = others,
            EarlierQueues = [.. await ListEarlierAsync(job.Queue, cancellationToken)],
            Durations = [.. await ListDurationsAsync(job, cancellationToken)],
        };
    }

    private async Task<string?> DescribeWaitsAsync(long jobId, CancellationToken cancellationToken)
    {
        var waits = await dependencies.ListOfAsync(jobId, cancellationToken);
        if (waits.Count == 0)
        {
            return null;
        }

        var shown = waits.Take(MaxShownWaits).Select(wait => wait.Condition is null
            ? $"job {wait.JobId}"
            : $"job {wait.JobId} ({ShortText.Cut(wait.Condition, MaxConditionLength)})");
        var more = waits.Count > MaxShownWaits ? $" and {waits.Count - MaxShownWaits} more" : "";
        return $"It waits for {string.Join(", ", shown)}{more}.";
    }

    private Task<long> CountOwnAsync(JobRecord job, CancellationToken cancellationToken) =>
        database.FindAsync(
            "job_queue_count_before",
            LaneOf(job).With("job_id", job.Id).With("count", WaitRules.MaxCounted),
            row => row.GetInt64(0),
            cancellationToken);

    private Task<(long Higher, long Others)> CountOthersAsync(
        JobRecord job, long ownCount, CancellationToken cancellationToken) =>
        database.FindAsync(
            "lanes_count_before",
            LaneOf(job).With("own_count", ownCount),
            row => (row.GetInt64(0), row.GetInt64(1)),
            cancellationToken);

    private Task<List<WaitBox>> ListBoxesAsync(string queue, CancellationToken cancellationToken)
    {
        var whole = SubQueue.WholeOf(queue);
        // A group's name begins the names of its queues and of its boxes, and ends before their first dot at the least.
        var prefix = whole.Split('.')[0];
        var rows = RowSet.One()
            .With("prefix", prefix)
            .With("prefix_end", Prefixes.EndOf(prefix))
            .With("queue", queue)
            .With("whole", whole)
            .With("count", MaxBoxes);
        return database.ListAsync("testboxes_list_serving", rows, MapBox, cancellationToken);
    }

    private async Task<List<(string Queue, long QueuedCount)>> ListEarlierAsync(
        string queue, CancellationToken cancellationToken)
    {
        var whole = SubQueue.WholeOf(queue);
        string[] order = [$"{whole}/{SubQueue.Delimiter}", whole, $"{whole}/{SubQueue.Idle}"];
        string[] earlier = [.. order.TakeWhile(name => name != queue)];
        return await database.ListAsync(
            "queues_find_depth",
            new Rows<string>(earlier).Text("queue", name => name),
            row => (row.GetText(0), row.GetInt64(1)),
            cancellationToken);
    }

    private Task<List<TimeSpan>> ListDurationsAsync(JobRecord job, CancellationToken cancellationToken) =>
        database.ListAsync(
            "attempts_list_durations",
            RowSet.One().With("suite", job.Suite).With("box_group", job.Group).With("count", MaxDurations),
            row => row.GetSpan(0),
            cancellationToken);

    private static RowSet LaneOf(JobRecord job) => RowSet.One()
        .With("queue", job.Queue)
        .With("priority", job.Priority)
        .With("submitter", job.Submitter);

    private static WaitBox MapBox(Row row) => new()
    {
        Name = row.GetText(0),
        Arch = row.FindText(1),
        SeenAt = row.FindInstant(2),
        Hold = row.FindEnum<HoldKind>(3),
        Busy = row.IsNull(4)
            ? null
            : new BusyBox
            {
                JobId = row.GetInt64(4),
                OfferedAt = row.GetInstant(5),
                DeadlineAt = row.GetInstant(6),
                Suite = row.GetText(7),
                Group = row.GetText(8),
            },
        HasOwnQueues = row.GetInt64(9) == 1,
    };
}
