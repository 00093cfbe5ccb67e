using Boxyard.Dependencies;
using Boxyard.Jobs;
using Boxyard.Queues;
using Boxyard.Storage.Testboxes;
using Boxyard.Testboxes;

namespace Boxyard.Storage.Queues;

/// <summary><see cref="IWaitStore"/> on the database. The reads are not one snapshot: they are for people.</summary>
internal sealed class WaitStore(
    IDatabase database,
    IJobStore jobs,
    IQueueControlStore queues,
    IDependencyStore dependencies,
    JobLimits limits) : IWaitStore
{
    private const int MaxBoxes = 1_000;
    private const int MaxDurations = 50;
    private const int MaxShownWaits = 10;
    private const int MaxConditionLength = 100;

    private static readonly (string Sql, RunScope Scope)[] RunSources =
    [
        ("attempts_list_durations_of_suite", RunScope.Suite),
        ("attempts_list_durations_of_group", RunScope.Group),
        ("attempts_list_durations_of_all", RunScope.All),
    ];

    public async Task<WaitFacts> ReadAsync(JobRecord job, CancellationToken cancellationToken)
    {
        var (nodes, dueAt) = await ListNodesAsync(job.Id, cancellationToken);
        var facts = new WaitFacts
        {
            Now = await jobs.GetNowAsync(cancellationToken),
            Job = job,
            Dependency = await DescribeWaitsAsync(job.Id, cancellationToken),
            Nodes = [.. nodes],
            ClusterDueAt = dueAt,
            Runs = await FindRunsAsync(job, cancellationToken),
        };
        return facts.IsOfCluster ? facts : await WithQueueAsync(facts, cancellationToken);
    }

    public async Task<IReadOnlyDictionary<string, long>> ListDepthsAsync(
        IReadOnlyCollection<string> names, CancellationToken cancellationToken)
    {
        var rows = new Rows<string>([.. names]).Text("queue", name => name).Text("whole", SubQueue.WholeOf);
        var found = await database.ListAsync(
            "queues_find_waiting", rows, row => (Name: row.GetText(0), Count: row.GetInt64(1)), cancellationToken);
        return found.ToDictionary(queue => queue.Name, queue => queue.Count, StringComparer.Ordinal);
    }

    public async Task<IReadOnlyList<WaitBox>> ListBoxesAsync(string queue, CancellationToken cancellationToken)
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
        var boxes = await database.ListAsync(
            "testboxes_list_serving",
            rows,
            row => (Box: MapServing(row), HasOwnQueues: row.GetInt64(9) == 1),
            cancellationToken);
        string[] withOwn = [.. boxes.Where(item => item.HasOwnQueues).Select(item => item.Box.Name)];
        var own = (await database.ListAsync(
            "testbox_queues_list",
            new Rows<string>(withOwn).Text("name", name => name),
            row => (Name: row.GetText(0), Queue: row.GetText(1)),
            cancellationToken)).ToLookup(item => item.Name, item => item.Queue, StringComparer.Ordinal);
        return [.. boxes.Select(item => item.Box with { OwnQueues = [.. own[item.Box.Name]] })];
    }

    private async Task<WaitFacts> WithQueueAsync(WaitFacts facts, CancellationToken cancellationToken)
    {
        var job = facts.Job;
        var view = await queues.FindViewAsync(job.Queue, IQueueControlStore.MaxNextJobs, cancellationToken);
        var own = await CountOwnAsync(job, cancellationToken);
        var (higher, others) = await CountOthersAsync(job, own, cancellationToken);
        return facts with
        {
            SubmitterLimit = await FindLimitAsync(
                "lanes_sum_of_submitters",
                LimitRows.OfSubmitters([job.Submitter]),
                job.Submitter,
                limits.SubmitterRunning,
                cancellationToken),
            GroupLimit = await FindLimitAsync(
                "queues_sum_of_groups",
                LimitRows.OfGroups([LimitGroup.Of(job.Queue)]),
                LimitGroup.Of(job.Queue),
                limits.GroupRunning,
                cancellationToken),
            Requirement = await FindRequirementAsync(job.Id, cancellationToken),
            RetryAt = await database.FindAsync(
                "retries_find", RowSet.One().With("job_id", job.Id), row => row.FindInstant(0), cancellationToken),
            Pause = view?.Queue.Pause,
            Boxes = [.. await ListBoxesAsync(job.Queue, cancellationToken)],
            NextJobs = view?.NextJobs ?? [],
            OwnBefore = own,
            HigherBefore = higher,
            OthersBefore = others,
        };
    }

    private async Task<(IEnumerable<WaitNode> Nodes, DateTimeOffset? DueAt)> ListNodesAsync(
        long jobId, CancellationToken cancellationToken)
    {
        var found = await database.ListAsync(
            "cluster_parts_list_waits",
            RowSet.One().With("job_id", jobId),
            row => (Node: MapNode(row), DueAt: row.FindInstant(2)),
            cancellationToken);
        return (found.Select(item => item.Node), found.Count > 0 ? found[0].DueAt : null);
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

    /// <summary>Null when it is not reached.</summary>
    private async Task<RunningLimit?> FindLimitAsync(
        string sql, RowSet rows, string name, LimitTable table, CancellationToken cancellationToken)
    {
        if (table.Of(name) is not { } limit)
        {
            return null;
        }

        var live = await database.FindAsync(sql, rows, row => row.GetInt64(2), cancellationToken);
        return live >= limit ? new RunningLimit(name, limit, live) : null;
    }

    private async Task<Requirement?> FindRequirementAsync(long jobId, CancellationToken cancellationToken) =>
        await database.FindAsync(
            "requirements_find_of_job",
            RowSet.One().With("job_id", jobId),
            row => row.GetText(1),
            cancellationToken) is { } text
            ? Requirement.Parse(text)
            : null;

    /// <summary>Whatever they require: most boxes may have most.</summary>
    private async Task<long> CountOwnAsync(JobRecord job, CancellationToken cancellationToken)
    {
        var rows = LaneOf(job).With("job_id", job.Id).With("count", WaitRules.MaxCounted);
        return await database.FindAsync(
            "job_queue_count_before", rows, row => row.GetInt64(0), cancellationToken)
            + await database.FindAsync(
                "required_jobs_count_before", rows, row => row.GetInt64(0), cancellationToken);
    }

    private Task<(long Higher, long Others)> CountOthersAsync(
        JobRecord job, long ownCount, CancellationToken cancellationToken) =>
        database.FindAsync(
            "lanes_count_before",
            LaneOf(job).With("own_count", ownCount),
            row => (row.GetInt64(0), row.GetInt64(1)),
            cancellationToken);

    /// <summary>
    /// Of the nearest jobs of which any have run: of its suite in its group, else of its group, else of all.
    /// </summary>
    private async Task<RunTimes> FindRunsAsync(JobRecord job, CancellationToken cancellationToken)
    {
        foreach (var (sql, scope) in RunSources)
        {
            var rows = RowSet.One().With("count", MaxDurations);
            if (scope != RunScope.All)
            {
                rows.With("box_group", job.Group);
            }

            if (scope == RunScope.Suite)
            {
                rows.With("suite", job.Suite);
            }

            var durations = await database.ListAsync(sql, rows, row => row.GetSpan(0), cancellationToken);
            if (durations.Count > 0)
            {
                return new RunTimes(scope, [.. durations]);
            }
        }

        return RunTimes.None;
    }

    private static RowSet LaneOf(JobRecord job) => RowSet.One()
        .With("queue", job.Queue)
        .With("priority", job.Priority)
        .With("submitter", job.Submitter);

    private static WaitBox MapServing(Row row) => new()
    {
        Name = row.GetText(0),
        Arch = row.FindText(1),
        Hardware = TestboxTable.MapHardware(row.FindText(1), row.FindText(10), row.FindInt64(11)),
        SeenAt = row.FindInstant(2),
        Hold = row.FindEnum<HoldKind>(3),
        Busy = FindBusy(row, 4),
    };

    private static WaitNode MapNode(Row row) => new()
    {
        JobId = row.GetInt64(0),
        Testbox = row.GetText(1),
        Box = row.FindText(3) is { } name
            ? new WaitBox
            {
                Name = name,
                SeenAt = row.FindInstant(4),
                Hold = row.FindEnum<HoldKind>(5),
                Busy = FindBusy(row, 6),
            }
            : null,
        IsReserved = row.GetInt64(11) == 1,
        Pause = row.FindInstant(12) is { } pausedAt
            ? new QueuePause
            {
                Queue = row.GetText(1),
                PausedAt = pausedAt,
                Reason = row.FindText(13),
                By = row.FindText(14),
            }
            : null,
    };

    private static BusyBox? FindBusy(Row row, int column) => row.IsNull(column)
        ? null
        : new BusyBox
        {
            JobId = row.GetInt64(column),
            OfferedAt = row.GetInstant(column + 1),
            DeadlineAt = row.GetInstant(column + 2),
            Suite = row.GetText(column + 3),
            Group = row.GetText(column + 4),
        };
}
