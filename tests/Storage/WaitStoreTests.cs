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
        await store.Testboxes.SetQueuesAsync("other-1", ["vm-2p8g"], Samples.None);
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
        Assert.Equal([("vm-2p8g/delimiter@localhost", 1L)], facts.EarlierQueues.AsEnumerable());
        Assert.Equal(store.Clock.GetUtcNow(), facts.Now);
        Assert.Null(facts.RetryAt);
        Assert.Equal(["other-1", "vm-2p8g-1"], facts.Boxes.Select(box => box.Name));
        Assert.Equal((true, HoldKind.Drained), (facts.Boxes[0].HasOwnQueues, facts.Boxes[0].Hold));
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
    public async Task Durations_are_those_of_the_last_runs_of_the_same_suite_and_group(Dialect dialect)
    {
        await using var store = await StoreHost.StartAsync(dialect);
        await RunAsync(store, TimeSpan.FromMinutes(9), JobState.Succeeded, Samples.Job(suite: "other"));
        await RunAsync(store, TimeSpan.FromMinutes(1), JobState.Succeeded, Samples.Job());
        await RunAsync(store, TimeSpan.FromMinutes(2), JobState.TimedOut, Samples.Job());
        await RunAsync(store, TimeSpan.FromMinutes(3), JobState.Lost, Samples.Job());
        await RunAsync(store, TimeSpan.FromMinutes(4), JobState.Crashed, Samples.Job());
        await RunAsync(store, TimeSpan.FromMinutes(5), JobState.Failed, Samples.Job() with { Group = "other" });
        var id = await store.SubmitAsync();

        var facts = await ReadAsync(store, id);

        Assert.Equal([1, 2, 4], facts.Durations.Select(duration => (int)duration.TotalMinutes).Order());
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

    private static async Task<WaitFacts> ReadAsync(StoreHost store, long jobId)
    {
        var job = await store.Jobs.FindAsync(jobId, Samples.None);
        return await store.Get<IWaitStore>().ReadAsync(job!, Samples.None);
    }
}
