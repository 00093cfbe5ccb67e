using Boxyard.Jobs;

namespace Boxyard.Tests.Storage;

public sealed class RetryTests
{
    private static readonly TimeSpan Delay = TimeSpan.FromSeconds(30);

    [Theory, Dialects]
    public async Task A_retry_without_delay_is_claimed_as_the_next_attempt(Dialect dialect)
    {
        await using var store = await StoreHost.StartAsync(dialect);
        await store.SubmitAsync();
        var lost = Samples.End(await store.ClaimAsync(), store.Clock.GetUtcNow(), JobState.Lost, JobState.Queued);
        Assert.Equal(SaveOutcome.Saved, await store.Jobs.SaveAsync(lost, Samples.None));

        var job = await store.Jobs.FindAsync(1, Samples.None);
        Assert.Equal(
            (JobState.Queued, 1, 0, null), (job!.State, job.InfraRetriesUsed, job.RetriesUsed, job.FinishedAt));
        Assert.Equal(2, (await store.ClaimAsync()).Number);
        await Recount.AssertCountersAsync(store);
    }

    [Theory, Dialects]
    public async Task A_delayed_retry_comes_back_when_it_is_due(Dialect dialect)
    {
        await using var store = await StoreHost.StartAsync(dialect);
        await store.SubmitAsync();
        var failed = Samples.End(await store.ClaimAsync(), store.Clock.GetUtcNow(), JobState.Failed, JobState.Queued) with { RetryDelay = Delay };
        await store.Jobs.SaveAsync(failed, Samples.None);
        store.Clock.Advance(Delay - TimeSpan.FromMicroseconds(1));
        Assert.Equal(0, await store.Jobs.RequeueDueAsync(10, Samples.None));
        Assert.Null((await store.Queues.ClaimAsync(Samples.Claim("vm-9"), Samples.None)).Offer);
        await Recount.AssertCountersAsync(store);

        store.Clock.Advance(TimeSpan.FromMicroseconds(1));
        Assert.Equal(1, await store.Jobs.RequeueDueAsync(10, Samples.None));
        Assert.Equal(0, await store.Jobs.RequeueDueAsync(10, Samples.None));
        Assert.Equal(2, (await store.ClaimAsync()).Number);
        Assert.Equal(1, (await store.Jobs.FindAsync(1, Samples.None))!.RetriesUsed);
        await Recount.AssertCountersAsync(store);
    }

    [Theory, Dialects]
    public async Task Live_attempts_past_their_deadline_are_overdue_and_ended_ones_are_not(Dialect dialect)
    {
        await using var store = await StoreHost.StartAsync(dialect);
        await store.SubmitAsync();
        await store.SubmitAsync();
        var first = await store.ClaimAsync("vm-1");
        await store.ClaimAsync("vm-2");
        await store.Jobs.SaveAsync(Samples.End(first, store.Clock.GetUtcNow()), Samples.None);
        store.Clock.Advance(TimeSpan.FromSeconds(599));
        Assert.Empty(await store.Jobs.ListOverdueAsync(10, Samples.None));
        store.Clock.Advance(TimeSpan.FromSeconds(1));
        Assert.Equal(2, Assert.Single(await store.Jobs.ListOverdueAsync(10, Samples.None)).JobId);
    }

    [Theory, Dialects]
    public async Task A_change_of_an_older_attempt_leaves_the_job_alone(Dialect dialect)
    {
        await using var store = await StoreHost.StartAsync(dialect);
        await store.SubmitAsync();
        var first = await store.ClaimAsync();
        await store.Jobs.SaveAsync(
            Samples.End(first, store.Clock.GetUtcNow(), JobState.Lost, JobState.Queued), Samples.None);
        await store.ClaimAsync();
        var ended = await store.Jobs.FindAttemptAsync(1, 1, Samples.None);
        var late = new AttemptChange { Next = ended! with { Health = "late" }, Job = JobState.Failed };

        Assert.Equal(SaveOutcome.Saved, await store.Jobs.SaveAsync(late, Samples.None));
        Assert.Equal(JobState.Offered, (await store.Jobs.FindAsync(1, Samples.None))!.State);
        await Recount.AssertCountersAsync(store);
    }

    [Theory, Dialects]
    public async Task A_queued_job_with_a_live_attempt_cannot_be_asked_for(Dialect dialect)
    {
        await using var store = await StoreHost.StartAsync(dialect);
        await store.SubmitAsync();
        var wrong = new AttemptChange { Next = await store.ClaimAsync(), Job = JobState.Queued };
        await Assert.ThrowsAsync<ArgumentException>(() => store.Jobs.SaveAsync(wrong, Samples.None));
    }
}
