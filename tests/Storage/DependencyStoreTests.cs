using Boxyard.Dependencies;
using Boxyard.Jobs;

namespace Boxyard.Tests.Storage;

public sealed class DependencyStoreTests
{
    [Theory, Dialects]
    public async Task A_job_that_waits_stands_in_no_queue_until_its_last_wait_is_over(Dialect dialect)
    {
        await using var store = await StoreHost.StartAsync(dialect);
        await SubmitThreeAsync(store);
        Assert.Equal(1, (await store.ClaimAsync("a")).JobId);
        Assert.Equal(2, (await store.ClaimAsync("b")).JobId);
        Assert.Null((await store.Queues.ClaimAsync(Samples.Claim("c"), Samples.None)).Offer);
        await Recount.AssertCountersAsync(store);

        await ResolveAsync(store, Over(1));
        Assert.Equal([2L], (await store.Dependencies.ListAsync([3], Samples.None)).Select(wait => wait.On.JobId));
        Assert.Null((await store.Queues.ClaimAsync(Samples.Claim("c"), Samples.None)).Offer);

        await ResolveAsync(store, Over(2), Over(1));
        Assert.Contains(store.Notices, notice => notice.QueuedJobs.Count > 0 && notice.ChangedJobs.Contains(3));
        Assert.Equal(3, (await store.ClaimAsync("c")).JobId);
        Assert.False(await store.Dependencies.HasAnyAsync(Samples.None));
        await Recount.AssertCountersAsync(store);
    }

    [Theory, Dialects]
    public async Task A_wait_that_is_over_twice_queues_the_job_once(Dialect dialect)
    {
        await using var store = await StoreHost.StartAsync(dialect);
        await SubmitThreeAsync(store);

        await Task.WhenAll(ResolveAsync(store, Over(1), Over(2)), ResolveAsync(store, Over(1), Over(2)));

        Assert.Equal(1, (await store.ClaimAsync("a")).JobId);
        Assert.Equal(2, (await store.ClaimAsync("b")).JobId);
        Assert.Equal(3, (await store.ClaimAsync("c")).JobId);
        Assert.Null((await store.Queues.ClaimAsync(Samples.Claim("d"), Samples.None)).Offer);
        await Recount.AssertCountersAsync(store);
    }

    [Theory, Dialects]
    public async Task A_failed_wait_cancels_the_job_and_says_why(Dialect dialect)
    {
        await using var store = await StoreHost.StartAsync(dialect);
        await SubmitThreeAsync(store);

        await ResolveAsync(store, Over(1), Over(2) with { Failure = "Job 2 ended: cancel." });

        var job = await store.Jobs.FindAsync(3, Samples.None);
        Assert.Equal((JobState.Cancelled, "abort_wait"), (job!.State, job.Health));
        var events = await store.Jobs.ListEventsAsync(3, 0, 10, Samples.None);
        Assert.Contains("Job 2 ended: cancel.", events[^1].Data, StringComparison.Ordinal);
        Assert.Empty(await store.Dependencies.ListAsync([1, 2, 3], Samples.None));
        Assert.False(await store.Dependencies.HasAnyAsync(Samples.None));
        await Recount.AssertCountersAsync(store);
    }

    [Theory, Dialects]
    public async Task Waits_of_a_job_and_for_it_are_listed(Dialect dialect)
    {
        await using var store = await StoreHost.StartAsync(dialect);
        await SubmitThreeAsync(store);
        await store.SubmitAsync(Waiting(failFast: false, new JobWait { JobId = 3, Condition = "{}" }));

        var waits = await store.Dependencies.ListAsync([3], Samples.None);

        Assert.Equal(
            [(3, 1, true, null), (3, 2, true, null), (4, 3, false, "{}")],
            waits.Select(wait => (wait.WaitingJobId, wait.On.JobId, wait.FailFast, wait.On.Condition)).Order());
        Assert.Equal(
            [(1, null), (2, null)],
            (await store.Dependencies.ListOfAsync(3, Samples.None)).Select(wait => (wait.JobId, wait.Condition)));
        Assert.Equal([1, 2], await store.Dependencies.ListWaitedForAsync(0, 2, Samples.None));
        Assert.Equal([3], await store.Dependencies.ListWaitedForAsync(2, 2, Samples.None));
        Assert.Equal([2, 4], (await store.Dependencies.FindKnownAsync([2, 4, 5], Samples.None)).Order());
    }

    [Theory, Dialects]
    public async Task A_cancelled_job_waits_no_more(Dialect dialect)
    {
        await using var store = await StoreHost.StartAsync(dialect);
        await SubmitThreeAsync(store);

        Assert.True(await store.Jobs.CancelQueuedAsync(3, "why", Samples.None));

        Assert.False(await store.Dependencies.HasAnyAsync(Samples.None));
        Assert.Empty(await store.Dependencies.ListAsync([1, 2, 3], Samples.None));
        await ResolveAsync(store, Over(1), Over(2));
        Assert.Equal(JobState.Cancelled, (await store.Jobs.FindAsync(3, Samples.None))!.State);
        await Recount.AssertCountersAsync(store);
    }

    private static async Task SubmitThreeAsync(StoreHost store)
    {
        await store.SubmitAsync();
        await store.SubmitAsync();
        await store.SubmitAsync(Waiting(failFast: true, new JobWait { JobId = 1 }, new JobWait { JobId = 2 }));
    }

    private static NewJob Waiting(bool failFast, params JobWait[] waits) =>
        Samples.Job() with { Waits = new WaitList { Waits = [.. waits], FailFast = failFast } };

    private static WaitResolution Over(long jobId) => new() { WaitingJobId = 3, OnJobId = jobId };

    private static Task ResolveAsync(StoreHost store, params WaitResolution[] resolutions) =>
        store.Dependencies.ResolveAsync(resolutions, Samples.None);
}
