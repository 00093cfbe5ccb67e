using Boxyard.Queues;

namespace Boxyard.Tests.Storage;

public sealed class QueuePauseTests
{
    [Theory, Dialects]
    public async Task A_paused_queue_gives_no_job_until_it_is_resumed(Dialect dialect)
    {
        await using var store = await StoreHost.StartAsync(dialect);
        var pauses = store.Get<IQueueControlStore>();
        var id = await store.SubmitAsync(Samples.Job("a"));
        var pausedAt = store.Clock.GetUtcNow();

        await pauses.PauseAsync("a", "new kernel", "ann", Samples.None);

        var later = await store.SubmitAsync(Samples.Job("a"));
        Assert.Null((await store.Queues.ClaimAsync(Samples.Claim("vm-1", "a"), Samples.None)).Offer);
        Assert.Null(await store.PeekAsync(["a"]));
        var paused = Assert.Single(await store.Queues.ListAsync(null, 9, Samples.None));
        Assert.Equal(
            new QueuePause { Queue = "a", PausedAt = pausedAt, Reason = "new kernel", By = "ann" }, paused.Pause);
        Assert.Equal(2, paused.QueuedCount);

        await pauses.ResumeAsync("a", null, null, Samples.None);
        Assert.Null((await pauses.FindAsync("a", Samples.None))!.Pause);
        Assert.Equal(id, (await store.ClaimAsync("vm-1", "a")).JobId);
        Assert.Equal(later, (await store.ClaimAsync("vm-2", "a")).JobId);
        await Recount.AssertCountersAsync(store);
    }

    [Theory, Dialects]
    public async Task A_claim_of_several_queues_passes_by_the_paused_one(Dialect dialect)
    {
        await using var store = await StoreHost.StartAsync(dialect);
        await store.SubmitAsync(Samples.Job("a"));
        var second = await store.SubmitAsync(Samples.Job("b"));
        await store.Get<IQueueControlStore>().PauseAsync("a", null, null, Samples.None);

        Assert.Equal(second, (await store.ClaimAsync("vm-1", "a", "b")).JobId);
    }

    [Theory, Dialects]
    public async Task Sub_queues_rest_with_their_queue_and_can_rest_alone(Dialect dialect)
    {
        await using var store = await StoreHost.StartAsync(dialect);
        var pauses = store.Get<IQueueControlStore>();
        await store.SubmitAsync(Samples.Job("a"));
        var idle = await store.SubmitAsync(Samples.Job("a/idle"));
        await pauses.PauseAsync("a/idle", null, null, Samples.None);
        await pauses.PauseAsync("a", null, null, Samples.None);

        Assert.Null(await store.PeekAsync(["a", "a/idle"]));
        Assert.Equal("a/idle", (await pauses.FindAsync("a/idle", Samples.None))!.Pause!.Queue);
        await pauses.ResumeAsync("a/idle", null, null, Samples.None);
        Assert.Equal("a", (await pauses.FindAsync("a/idle", Samples.None))!.Pause!.Queue);
        Assert.Equal(
            ["a", "a"],
            (await store.Queues.ListAsync(null, 9, Samples.None)).Select(queue => queue.Pause!.Queue));
        Assert.Null(await store.PeekAsync(["a/idle"]));
        await pauses.ResumeAsync("a", null, null, Samples.None);
        Assert.Equal(idle, await store.PeekAsync(["a/idle"]));
    }

    [Theory, Dialects]
    public async Task A_queue_can_be_paused_before_its_first_job(Dialect dialect)
    {
        await using var store = await StoreHost.StartAsync(dialect);
        var pauses = store.Get<IQueueControlStore>();
        await pauses.PauseAsync("a", null, null, Samples.None);
        var paused = Assert.Single(await store.Queues.ListAsync(null, 9, Samples.None));
        Assert.Equal(("a", 0, store.Clock.GetUtcNow()), (paused.Name, paused.QueuedCount, paused.Pause!.PausedAt));

        var id = await store.SubmitAsync(Samples.Job("a"));
        Assert.Null((await store.Queues.ClaimAsync(Samples.Claim("vm-1", "a"), Samples.None)).Offer);

        await pauses.ResumeAsync("a", null, null, Samples.None);
        Assert.Equal(id, (await store.ClaimAsync("vm-1", "a")).JobId);
        await Recount.AssertCountersAsync(store);
    }

    [Theory, Dialects]
    public async Task Pauses_are_kept_as_events_and_a_resume_tells_who_waits_how_much_there_is(Dialect dialect)
    {
        await using var store = await StoreHost.StartAsync(dialect);
        var pauses = store.Get<IQueueControlStore>();
        await store.SubmitAsync(Samples.Job("a"));
        await store.SubmitAsync(Samples.Job("a"));
        await store.SubmitAsync(Samples.Job("a/idle"));
        await pauses.PauseAsync("a", "x", null, Samples.None);
        await pauses.ResumeAsync("a", null, "ann", Samples.None);
        await pauses.ResumeAsync("a", null, "ann", Samples.None);
        await store.StopWriterAsync();

        Assert.Equal(
            [["queue_paused", """{"queue":"a","reason":"x"}"""], ["queue_resumed", """{"queue":"a","by":"ann"}"""]],
            await store.QueryAsync("select kind, data from job_events where kind like 'queue_%' order by id", 2));
        var woken = Assert.Single(store.Notices, notice => !notice.IsRemote && notice.QueuedJobs.Count == 2);
        Assert.Equal((2, 1), (woken.QueuedJobs["a"], woken.QueuedJobs["a/idle"]));
    }

    [Theory, Dialects]
    public async Task The_next_jobs_stand_in_the_order_of_the_claims(Dialect dialect)
    {
        await using var store = await StoreHost.StartAsync(dialect);
        foreach (var (priority, submitter) in ((int, string)[])[(0, "a"), (0, "a"), (0, "b"), (5, "c"), (0, "a")])
        {
            await store.SubmitAsync(Samples.Job("q", priority, submitter));
        }

        var view = await store.Get<IQueueControlStore>().FindViewAsync("q", 4, Samples.None);
        Assert.Equal([4, 1, 3, 2], view!.NextJobs.Select(job => (int)job.JobId));
        Assert.Equal(["c", "a", "b"], view.Lanes.Select(lane => lane.Submitter));
        Assert.Null(await store.Get<IQueueControlStore>().FindViewAsync("none", 4, Samples.None));

        var taken = new List<long>();
        for (var box = 0; box < 4; box++)
        {
            taken.Add((await store.ClaimAsync($"vm-{box}", "q")).JobId);
        }

        Assert.Equal(view.NextJobs.Select(job => job.JobId), taken);
    }
}
