using Boxyard.Dependencies;
using Boxyard.Jobs;
using Boxyard.Notifications;
using Boxyard.Overview;
using Boxyard.Queues;
using Boxyard.Retention;
using Boxyard.Storage;
using Boxyard.TaskQueues;
using Boxyard.Testboxes;

namespace Boxyard.Tests.Storage;

/// <summary>
/// What is done to jobs, on rows that a silo of migration 0003 left: Vectors/rows-of-0003.sql says what they are.
/// </summary>
public sealed class OldDatabaseTests
{
    private const string Ann = "ann@example.org";

    private static readonly AttemptEvent PostRun =
        AttemptEvent.Reported(new AttemptReport { Attempt = 1, IsPostRun = true });

    private static readonly JobState[] States =
    [
        JobState.Queued, JobState.Queued, JobState.Offered, JobState.Running, JobState.PostRun, JobState.Succeeded,
        JobState.Failed, JobState.Cancelled, JobState.TimedOut, JobState.Crashed, JobState.Abnormal, JobState.Lost,
        JobState.Queued, JobState.Queued, JobState.Queued, JobState.Queued, JobState.Succeeded, JobState.Queued,
    ];

    [Theory, Dialects]
    public async Task All_migrations_are_applied_once_and_all_counters_are_right(Dialect dialect)
    {
        await using var store = await OldDatabase.StartAsync(dialect);

        var applied = await store.QueryAsync("select version, name from migrations order by version", 2);

        var known = dialect == Dialect.Postgres ? SqlFiles.Postgres.Migrations : SqlFiles.Sqlite.Migrations;
        Assert.Equal(
            known.Select(migration => ($"{migration.Version}", migration.Name)),
            applied.Select(row => (row[0], row[1])));
        await Recount.AssertCountersAsync(store);
    }

    [Theory, Dialects]
    public async Task Ends_are_counted_by_hour_and_events_numbered_on_from_where_followers_stood(Dialect dialect)
    {
        await using var store = await OldDatabase.StartAsync(dialect);

        await store.Jobs.AppendAsync([new JobEvent { Kind = "first" }], Samples.None);

        var ended = States.Where(state => state.IsFinal()).GroupBy(state => state).Select(of => (of.Key, (long)of.Count()));
        var counted = await store.Get<ILabFacts>().ListEndsAsync(DateTimeOffset.UnixEpoch, Samples.None);
        Assert.Equal(
            ended.Order(),
            counted.GroupBy(end => end.Outcome).Select(of => (of.Key, of.Sum(end => end.JobCount))).Order());
        if (dialect == Dialect.Sqlite)
        {
            var id = (await store.QueryAsync("select id from job_events where kind = 'first'", 1))[0][0];
            Assert.Equal("7001", id);
        }
    }

    [Theory, Dialects]
    public async Task Jobs_of_every_state_are_listed_with_their_attempts_values_and_events(Dialect dialect)
    {
        await using var store = await OldDatabase.StartAsync(dialect);

        var all = (await store.Jobs.ListAsync(new JobFilter(), Samples.None)).Jobs;

        Assert.Equal(
            States.Select((state, index) => (index + 1L, state)).Reverse(), all.Select(job => (job.Id, job.State)));
        Assert.Equal([17L, 6], await ListAsync(store, new JobFilter { States = [JobState.Succeeded] }));
        Assert.Equal([13L, 12, 11, 6, 3], await ListAsync(store, new JobFilter { Testbox = "vm-2p8g-1" }));
        Assert.Equal([16L, 15], await ListAsync(store, new JobFilter { Suite = "netperf" }));
        Assert.Equal([16L], await ListAsync(store, new JobFilter { Text = "node-2" }));
        Assert.Equal(
            [(1, "failed", JobState.Failed), (2, "failed", JobState.Failed)],
            (await store.Jobs.ListAttemptsAsync(7, Samples.None))
                .Select(attempt => (attempt.Number, attempt.EndReason!, attempt.State)));
        Assert.Equal("6.1", (await store.Jobs.ListValuesAsync(6, 1, Samples.None))["version"]);
        Assert.Equal("state_changed", Assert.Single(await store.Jobs.ListEventsAsync(6, 0, 9, Samples.None)).Kind);
        Assert.Equal("""{"suite":"fio","testbox":"vm-2p8g"}""", await store.Jobs.FindSpecAsync(12, Samples.None));
        Assert.Equal([3L], (await store.Jobs.ListOverdueAsync(9, Samples.None)).Select(attempt => attempt.JobId));
    }

    [Theory, Dialects]
    public async Task Boxes_claim_what_waits_in_the_order_of_old_and_keep_what_they_have(Dialect dialect)
    {
        await using var store = await OldDatabase.StartAsync(dialect);

        var live = await store.Queues.ClaimAsync(Samples.Claim("vm-2p8g-1"), Samples.None);
        Assert.Equal((null, 3L), (live.Offer, live.LiveJobId));
        // The higher priority, then the submitter who has no attempt there, then the other.
        Assert.Equal(18, (await store.ClaimAsync("vm-2p8g-4")).JobId);
        Assert.Equal(2, (await store.ClaimAsync("vm-2p8g-5")).JobId);
        Assert.Equal(1, (await store.ClaimAsync("vm-2p8g-6")).JobId);
        Assert.Null((await store.Queues.ClaimAsync(Samples.Claim("vm-2p8g-7"), Samples.None)).Offer);

        var next = Samples.Job() with { Requirement = new Requirement { Tags = ["nvme"] } };
        Assert.Equal(20, await store.SubmitAsync(next));
        await RequirementTests.SetAsync(store, "vm-2p8g-7", new BoxHardware { Tags = ["nvme"] });
        Assert.Equal(20, (await store.ClaimAsync("vm-2p8g-7")).JobId);
        await Recount.AssertCountersAsync(store);
    }

    [Theory, Dialects]
    public async Task Live_attempts_end_and_what_waits_for_them_goes_on(Dialect dialect)
    {
        await using var store = await OldDatabase.StartAsync(dialect);
        Assert.Equal(
            [4L], (await store.Dependencies.ListOfAsync(14, Samples.None)).Select(wait => wait.JobId));

        await store.ApplyAsync(4, ClusterLab.Report("finished"));
        await store.ApplyAsync(4, PostRun);
        await store.ApplyAsync(5, PostRun);
        await store.ApplyAsync(3, ClusterLab.Report("running"));
        await store.Dependencies.ResolveAsync(
            [new WaitResolution { WaitingJobId = 14, OnJobId = 4 }], Samples.None);
        store.Clock.Advance(TimeSpan.FromSeconds(11));
        Assert.Equal(1, await store.Jobs.RequeueDueAsync(9, Samples.None));

        Assert.Equal(
            "Running/Running.1 Succeeded/Succeeded.1 Failed/Failed.1 Queued/Lost.1 Queued/-.0",
            await store.StatesAsync(3, 4, 5, 13, 14));
        var claimed = new List<long>();
        foreach (var box in new[] { "a", "b", "c", "d", "e" })
        {
            claimed.Add((await store.ClaimAsync(box)).JobId);
        }

        // The higher priority; then the submitters in turn, with those of bob's that came into the queue now.
        Assert.Equal([18L, 2, 1, 13, 14], claimed);
        Assert.Equal(2, (await store.Jobs.FindAsync(13, Samples.None))!.AttemptCount);
        await Recount.AssertCountersAsync(store);
    }

    [Theory, Dialects]
    public async Task A_cluster_job_gets_its_boxes(Dialect dialect)
    {
        await using var store = await OldDatabase.StartAsync(dialect);
        var parts = await store.QueryAsync(
            "select job_id, box_set, priority, retry_count from cluster_parts order by job_id", 4);
        Assert.Equal([["15", "/15", "3", "1"], ["16", "/15", "3", "1"]], parts);

        Assert.Equal(2, await store.ReserveAsync());

        Assert.Equal("Offered/Offered.2 Offered/Offered.2", await store.StatesAsync(15, 16));
        await store.ApplyAsync(15, ClusterLab.Ask("node-1"));
        await store.ApplyAsync(16, ClusterLab.Ask("node-2"));
        await Recount.AssertCountersAsync(store);
    }

    [Theory, Dialects]
    public async Task Waiting_jobs_are_cancelled_and_no_others(Dialect dialect)
    {
        await using var store = await OldDatabase.StartAsync(dialect);
        var cancelled = new List<long>();
        foreach (var id in Enumerable.Range(1, 18))
        {
            if (await store.Jobs.CancelQueuedAsync(id, "enough", Samples.None))
            {
                cancelled.Add(id);
            }
        }

        // To cancel one part of a cluster job is to cancel all.
        Assert.Equal([1L, 2, 13, 14, 15, 18], cancelled);
        Assert.Equal(
            [18L, 16, 15, 14, 13, 8, 2, 1], await ListAsync(store, new JobFilter { States = [JobState.Cancelled] }));
        Assert.Null((await store.Queues.ClaimAsync(Samples.Claim("vm-2p8g-9"), Samples.None)).Offer);
        await Recount.AssertCountersAsync(store);
    }

    [Theory, Dialects]
    public async Task Why_a_job_waits_is_told(Dialect dialect)
    {
        await using var store = await OldDatabase.StartAsync(dialect);

        Assert.Equal("1: FairShare at 3", await ExplainAsync(store, 1));
        Assert.Equal("18: Next at 1", await ExplainAsync(store, 18));
        Assert.Equal("13: Retry", await ExplainAsync(store, 13));
        Assert.Equal("14: Dependency", await ExplainAsync(store, 14));
        Assert.Equal("16: Cluster Next", await ExplainAsync(store, 16));
        Assert.Equal("12: NotQueued", await ExplainAsync(store, 12));
        var runs = (await store.Get<IWaitStore>().ReadAsync(
            (await store.Jobs.FindAsync(1, Samples.None))!, Samples.None)).Runs;
        Assert.Equal(RunScope.Suite, runs.Scope);
        Assert.Equal([120, 190, 270], runs.Durations.Select(duration => (int)duration.TotalSeconds).Order());
    }

    [Theory, Dialects]
    public async Task Keys_logs_files_and_results_are_as_they_were(Dialect dialect)
    {
        await using var store = await OldDatabase.StartAsync(dialect);
        var submission = Samples.Submission(Samples.Job(submitter: Ann)) with
        {
            IdempotencyKey = "nightly-1",
            BodyHash = "ab12",
        };

        var repeat = await store.Jobs.SubmitAsync(submission, Samples.None);
        var other = await store.Jobs.SubmitAsync(submission with { BodyHash = "cd34" }, Samples.None);

        Assert.Equal([6L, 7], repeat.JobIds.AsEnumerable());
        Assert.Equal((true, true), (repeat.IsRepeat, other.KeyConflict));
        Assert.Equal(
            [("serial", 100L), ("stdout", 20L)],
            (await store.Results.ListLogsAsync(6, 1, Samples.None)).Select(log => (log.Stream, log.Size)));
        Assert.Equal("aa", Assert.Single(await store.Results.ListArtifactsAsync(6, 1, Samples.None)).Sha256);
        var results = await store.Results.GetExtractedAsync(6, 1, Samples.None);
        Assert.Equal(("iperf.bps", 9.5), (results.Metrics[0].Name, results.Metrics[0].Value));
        Assert.Equal(TimeSpan.FromSeconds(1.5), results.Tests[0].Duration);
        Assert.Equal(
            ["A file could not be read."],
            (await store.Results.GetExtractedAsync(7, 2, Samples.None)).Problems.AsEnumerable());
        Assert.Equal([(17L, 1)], await store.Results.ListToExtractAsync(9, Samples.None));
        Assert.True(await store.Results.GrowLogAsync(4, 1, "stdout", 5, 9, Samples.None));
        Assert.False(await store.Results.GrowLogAsync(6, 1, "stdout", 20, 21, Samples.None));
    }

    [Theory, Dialects]
    public async Task Tasks_and_deliveries_go_on(Dialect dialect)
    {
        await using var store = await OldDatabase.StartAsync(dialect);

        Assert.Equal("""{"id":"z9.19"}""", await store.Tasks.ConsumeAsync("sched/vm-2p8g", Samples.None));
        Assert.Null(await store.Tasks.ConsumeAsync("sched/vm-2p8g", Samples.None));
        Assert.True(await store.Tasks.DeleteAsync("z9.18", "sched/vm-2p8g", Samples.None));
        var added = await store.Tasks.AddAsync(
            new NewTask { Queue = "sched/vm-2p8g", Content = "{}", Lab = "z9" }, Samples.None);
        Assert.Equal("z9.20", added.Id);

        var deliveries = store.Get<INotificationStore>();
        Assert.Equal(["board"], await deliveries.ListReceiversAsync(9, Samples.None));
        var taken = await deliveries.TakeAsync([("board", 9)], TimeSpan.FromMinutes(1), Samples.None);
        Assert.Equal("d2", Assert.Single(taken).Id);
    }

    [Theory, Dialects]
    public async Task Retention_removes_what_has_ended_and_nothing_that_is_waited_for(Dialect dialect)
    {
        await using var store = await OldDatabase.StartAsync(dialect);
        var retention = store.Get<IRetentionStore>();

        var jobs = await retention.ListAsync(0, 99, Samples.None);
        var removed = await retention.RemoveAsync(
            [.. jobs.Where(job => !job.IsKept).Select(job => new JobRemoval
            {
                JobId = job.Id,
                IsWhole = true,
                Logs = true,
                Artifacts = true,
                Roots = [(1, $"/result/{job.Id}")],
            })],
            Samples.None);

        // 17 has ended, and its results were not read yet.
        Assert.Equal([4L, 15, 16, 17], jobs.Where(job => job.IsKept).Select(job => job.Id));
        Assert.Equal(7, removed);
        Assert.Equal([18L, 17, 16, 15, 14, 13, 5, 4, 3, 2, 1], await ListAsync(store, new JobFilter()));
        foreach (var rest in await retention.ListRestsAsync(store.Clock.GetUtcNow(), 99, Samples.None))
        {
            Assert.False(await retention.RemoveRestAsync(rest, 99, Samples.None));
        }

        Assert.Equal(
            [".boxyard/log/serial", ".boxyard/log/stdout", "", "iperf.json"],
            (await retention.ListFilesAsync(99, Samples.None))
                .Where(file => file.Root == "/result/6").Select(file => file.Path));
        // The key goes with its first job, and so is free again.
        Assert.Empty(await store.QueryAsync("select submitter from submissions", 1));
        await Recount.AssertCountersAsync(store);
    }

    private static async Task<List<long>> ListAsync(StoreHost store, JobFilter filter) =>
        [.. (await store.Jobs.ListAsync(filter, Samples.None)).Jobs.Select(job => job.Id)];

    private static async Task<string> ExplainAsync(StoreHost store, long jobId)
    {
        var job = (await store.Jobs.FindAsync(jobId, Samples.None))!;
        var facts = await store.Get<IWaitStore>().ReadAsync(job, Samples.None);
        var told = WaitRules.Explain(facts with { PresenceInterval = ClusterLab.PresenceInterval });
        var at = told.Position is { } position ? $" at {position.Value}" : "";
        return $"{jobId}: {string.Join(' ', told.Reasons.Select(reason => reason.Code))}{at}";
    }
}
