using Boxyard.Jobs;

namespace Boxyard.Tests.Storage;

public sealed class CancelQueuedTests
{
    private const string Event = """{"from":"queued","to":"cancelled","reason":"why"}""";

    [Theory, Dialects]
    public async Task A_queued_job_is_cancelled_once_and_nobody_gets_it(Dialect dialect)
    {
        await using var store = await StoreHost.StartAsync(dialect);
        await store.SubmitAsync();
        await store.SubmitAsync();

        Assert.True(await store.Jobs.CancelQueuedAsync(1, "why", Samples.None));
        Assert.False(await store.Jobs.CancelQueuedAsync(1, "why", Samples.None));
        Assert.False(await store.Jobs.CancelQueuedAsync(9, "why", Samples.None));

        var job = await store.Jobs.FindAsync(1, Samples.None);
        Assert.Equal((JobState.Cancelled, store.Clock.GetUtcNow()), (job!.State, job.FinishedAt));
        var events = await store.Jobs.ListEventsAsync(1, 0, 500, Samples.None);
        Assert.Equal([("submitted", null), ("state_changed", Event)], events.Select(item => (item.Kind, item.Data)));
        Assert.Contains(store.Notices, notice => notice.ChangedJobs.Contains(1) && notice.QueuedJobs.Count == 0);
        await Recount.AssertCountersAsync(store);
        Assert.Equal(2, (await store.ClaimAsync()).JobId);
        Assert.Null((await store.Queues.ClaimAsync(Samples.Claim("vm-9"), Samples.None)).Offer);
        await Recount.AssertCountersAsync(store);
    }

    [Theory, Dialects]
    public async Task A_job_that_waits_for_its_retry_is_cancelled_and_does_not_come_back(Dialect dialect)
    {
        await using var store = await StoreHost.StartAsync(dialect);
        await store.SubmitAsync();
        var lost = Samples.End(await store.ClaimAsync(), store.Clock.GetUtcNow(), JobState.Lost, JobState.Queued);
        await store.Jobs.SaveAsync(lost with { RetryDelay = TimeSpan.FromSeconds(30) }, Samples.None);

        Assert.True(await store.Jobs.CancelQueuedAsync(1, "why", Samples.None));
        await Recount.AssertCountersAsync(store);
        store.Clock.Advance(TimeSpan.FromSeconds(30));
        Assert.Equal(0, await store.Jobs.RequeueDueAsync(10, Samples.None));
        Assert.Equal(JobState.Cancelled, (await store.Jobs.FindAsync(1, Samples.None))!.State);
    }

    [Theory, Dialects]
    public async Task A_cancel_and_a_claim_at_once_leave_the_job_cancelled_or_offered(Dialect dialect)
    {
        const int jobCount = 40;
        await using var store = await StoreHost.StartAsync(dialect);
        await store.Jobs.SubmitAsync(
            Samples.Submission([.. Enumerable.Repeat(Samples.Job(), jobCount)]), Samples.None);

        var cancels = Enumerable.Range(1, jobCount).Reverse()
            .Select(job => store.Jobs.CancelQueuedAsync(job, "why", Samples.None)).ToArray();
        var claims = Enumerable.Range(1, jobCount)
            .Select(box => store.Queues.ClaimAsync(Samples.Claim($"vm-{box}"), Samples.None)).ToArray();
        var cancelled = await Task.WhenAll(cancels);
        var offered = (await Task.WhenAll(claims)).Where(claim => claim.Offer is not null).ToArray();

        Assert.Equal(jobCount, cancelled.Count(isCancelled => isCancelled) + offered.Length);
        Assert.Equal(offered.Length, offered.Select(claim => claim.Offer!.JobId).Distinct().Count());
        await Recount.AssertCountersAsync(store);
    }

    [Theory, Dialects]
    public async Task An_offered_job_is_left_to_its_attempt(Dialect dialect)
    {
        await using var store = await StoreHost.StartAsync(dialect);
        await store.SubmitAsync();
        await store.ClaimAsync();

        Assert.False(await store.Jobs.CancelQueuedAsync(1, "why", Samples.None));
        Assert.Equal(JobState.Offered, (await store.Jobs.FindAsync(1, Samples.None))!.State);
        await Recount.AssertCountersAsync(store);
    }
}
