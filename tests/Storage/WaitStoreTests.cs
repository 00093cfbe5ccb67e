using Boxyard.Jobs;
using Boxyard.Queues;
using Boxyard.Testboxes;

namespace Boxyard.Tests.Storage;

public sealed class WaitStoreTests
{
    [Theory, Dialects]
    public async Task The_facts_of_a_wait_are_read(Dialect dialect)
    {
        await using var store = await StoreHost.StartAsync(dialect);
        await KnowAsync(store, "vm-2p8g-1");
        await KnowAsync(store, "vm-2p8g-2");
        await KnowAsync(store, "elsewhere-1");
        await KnowAsync(store, "other-1");
        await store.Testboxes.SetQueuesAsync("other-1", ["elsewhere", "vm-2p8g"], Samples.None);
        await store.Testboxes.SetQueuesAsync("vm-2p8g-2", ["elsewhere"], Samples.None);
        await store.SubmitAsync();
        var busy = await store.ClaimAsync("vm-2p8g-1");
        await store.Get<ITestboxHealthStore>().HoldAsync("other-1", HoldKind.Drained, null, null, Samples.None);
        await store.SubmitAsync(Samples.Job("vm-2p8g/delimiter@localhost"));
        await store.SubmitAsync(Samples.Job(priority: 9, submitter: "bob"));
        await store.SubmitAsync(Samples.Job(priority: 9, submitter: "bob"));
        for (var count = 0; count < 3; count++)
        {
            await store.SubmitAsync();
            await store.SubmitAsync(Samples.Job(submitter: "bob"));
        }

        await store.Get<IQueueControlStore>().PauseAsync("vm-2p8g", "x", "ann", Samples.None);

        // The second of its submitter.
        var facts = await ReadAsync(store, 7);

        Assert.Equal((1L, 2L, 2L), (facts.OwnBefore, facts.HigherBefore, facts.OthersBefore));
        Assert.Equal([3L, 4, 6, 5, 8, 7, 10, 9], facts.NextJobs.Select(job => job.JobId));
        Assert.Equal("x", facts.Pause!.Reason);
        Assert.Equal(store.Clock.GetUtcNow(), facts.Now);
        Assert.Null(facts.RetryAt);
        Assert.Equal(["other-1", "vm-2p8g-1"], facts.Boxes.Select(box => box.Name));
        Assert.Equal(["elsewhere", "vm-2p8g"], facts.Boxes[0].OwnQueues.AsEnumerable());
        Assert.Equal((HoldKind.Drained, 0), (facts.Boxes[0].Hold, facts.Boxes[1].OwnQueues.Length));
        Assert.Equal(
            new BusyBox
            {
                JobId = 1,
                Suite = "iperf",
                Group = "vm-2p8g",
                OfferedAt = busy.OfferedAt,
                DeadlineAt = busy.DeadlineAt,
            },
            facts.Boxes[1].Busy);
    }

    [Theory, Dialects]
    public async Task Durations_are_those_of_the_nearest_runs_of_suite_and_group_of_the_group_or_of_all(Dialect dialect)
    {
        await using var store = await StoreHost.StartAsync(dialect);
        await RunAsync(store, TimeSpan.FromMinutes(9), JobState.Succeeded, Samples.Job(suite: "other"));
        await RunAsync(store, TimeSpan.FromMinutes(1), JobState.Succeeded, Samples.Job());
        await RunAsync(store, TimeSpan.FromMinutes(2), JobState.TimedOut, Samples.Job());
        await RunAsync(store, TimeSpan.FromMinutes(3), JobState.Lost, Samples.Job());
        await RunAsync(store, TimeSpan.FromMinutes(4), JobState.Crashed, Samples.Job());
        await RunAsync(store, TimeSpan.FromMinutes(5), JobState.Failed, Samples.Job() with { Group = "other" });

        Assert.Equal((RunScope.Suite, "1 2 4"), await FindRunsAsync(store, Samples.Job()));
        Assert.Equal((RunScope.Group, "1 2 4 9"), await FindRunsAsync(store, Samples.Job(suite: "new")));
        Assert.Equal((RunScope.All, "1 2 4 5 9"), await FindRunsAsync(store, Samples.Job() with { Group = "new" }));
    }

    [Theory, Dialects]
    public async Task Without_any_run_there_are_no_durations(Dialect dialect)
    {
        await using var store = await StoreHost.StartAsync(dialect);
        Assert.Equal((RunScope.All, ""), await FindRunsAsync(store, Samples.Job()));
    }

    [Theory, Dialects]
    public async Task Of_queues_those_that_hold_jobs_and_are_not_paused_are_told(Dialect dialect)
    {
        await using var store = await StoreHost.StartAsync(dialect);
        foreach (var queue in new[] { "a", "a", "b", "c/idle", "d/idle" })
        {
            await store.SubmitAsync(Samples.Job(queue));
        }

        await store.Get<IQueueControlStore>().PauseAsync("b", null, null, Samples.None);
        await store.Get<IQueueControlStore>().PauseAsync("c", null, null, Samples.None);

        var depths = await store.Get<IWaitStore>().ListDepthsAsync(
            ["a", "b", "c/idle", "d/idle", "e"], Samples.None);

        Assert.Equal([("a", 2L), ("d/idle", 1L)], depths.Select(queue => (queue.Key, queue.Value)).Order());
    }

    [Theory, Dialects]
    public async Task The_boxes_of_a_cluster_job_are_read_by_their_names(Dialect dialect)
    {
        await using var store = await StoreHost.StartAsync(dialect);
        await store.SeeAsync("a", "b", "c", "d");
        await store.Testboxes.SetQueuesAsync("a", ["elsewhere"], Samples.None);
        await store.SubmitAsync(Samples.Job("elsewhere"));
        var busy = await store.ClaimAsync("a", "elsewhere");
        await store.SubmitClusterAsync("b", "c");
        Assert.Equal(2, await store.ReserveAsync());
        await store.Get<ITestboxHealthStore>().HoldAsync("d", HoldKind.Quarantined, null, null, Samples.None);
        await store.Get<IQueueControlStore>().PauseAsync("c", "x", "ann", Samples.None);
        var submittedAt = store.Clock.GetUtcNow();
        await store.SubmitClusterAsync("a", "b", "c", "d", "e");

        var facts = await ReadAsync(store, 5);

        Assert.Equal([4L, 6, 7, 8], facts.OtherJobs);
        Assert.Equal(submittedAt, facts.ClusterDueAt);
        Assert.Equal(
            [
                ("a", 1L, false, null, false), ("b", 2, true, null, false), ("c", 3, true, null, true),
                ("d", null, false, HoldKind.Quarantined, false), ("e", null, false, null, false),
            ],
            facts.Nodes.Select(node => (
                node.Testbox, node.Box?.Busy?.JobId, node.IsReserved, node.Box?.Hold, node.Pause is not null)));
        Assert.Equal(busy.DeadlineAt, facts.Nodes[0].Box!.Busy!.DeadlineAt);
        Assert.Null(facts.Nodes[4].Box);
        Assert.Empty(facts.Boxes);
    }

    [Theory, Dialects]
    public async Task A_retry_that_waits_is_seen(Dialect dialect)
    {
        await using var store = await StoreHost.StartAsync(dialect);
        var id = await store.SubmitAsync();
        var attempt = await store.ClaimAsync();
        var lost = Samples.End(attempt, store.Clock.GetUtcNow(), JobState.Lost, JobState.Queued);
        await store.Jobs.SaveAsync(lost with { RetryDelay = TimeSpan.FromMinutes(1) }, Samples.None);

        var facts = await ReadAsync(store, id);

        Assert.Equal(store.Clock.GetUtcNow().AddMinutes(1), facts.RetryAt);
        Assert.Empty(facts.NextJobs);
    }

    private static Task KnowAsync(StoreHost store, string box) =>
        store.Testboxes.ReportAsync(new TestboxReport { Name = box, EventKind = "first_boot" }, Samples.None);

    private static async Task RunAsync(StoreHost store, TimeSpan duration, JobState state, NewJob job)
    {
        await store.SubmitAsync(job);
        var attempt = await store.ClaimAsync();
        store.Clock.Advance(duration);
        await store.Jobs.SaveAsync(Samples.End(attempt, store.Clock.GetUtcNow(), state), Samples.None);
    }

    private static async Task<(RunScope Scope, string Minutes)> FindRunsAsync(StoreHost store, NewJob job)
    {
        var runs = (await ReadAsync(store, await store.SubmitAsync(job with { Queue = "apart" }))).Runs;
        var minutes = runs.Durations.Select(duration => (int)duration.TotalMinutes).Order();
        return (runs.Scope, string.Join(' ', minutes));
    }

    private static async Task<WaitFacts> ReadAsync(StoreHost store, long jobId)
    {
        var job = await store.Jobs.FindAsync(jobId, Samples.None);
        return await store.Get<IWaitStore>().ReadAsync(job!, Samples.None);
    }
}
