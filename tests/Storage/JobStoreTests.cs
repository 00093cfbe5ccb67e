using Boxyard.Jobs;

namespace Boxyard.Tests.Storage;

public sealed class JobStoreTests
{
    [Theory, Dialects]
    public async Task A_submitted_job_is_stored_as_it_was_submitted(Dialect dialect)
    {
        await using var store = await StoreHost.StartAsync(dialect);
        var outcome = await store.Jobs.SubmitAsync(
            Samples.Submission(Samples.Job(priority: 7), Samples.Job(submitter: "bob")), Samples.None);

        Assert.Equal((long[])[1, 2], outcome.JobIds.ToArray());
        Assert.Equal(
            new JobRecord
            {
                Id = 1,
                State = JobState.Queued,
                Suite = "iperf",
                Group = "vm-2p8g",
                Testbox = "vm-2p8g",
                Queue = "vm-2p8g",
                Priority = 7,
                Submitter = "ann@example.org",
                RunTimeout = TimeSpan.FromMinutes(30),
                InfraRetries = 2,
                Retries = 0,
                AttemptCount = 0,
                SubmittedAt = store.Clock.GetUtcNow(),
            },
            await store.Jobs.FindAsync(1, Samples.None));
        Assert.Equal("""{"suite":"iperf"}""", await store.Jobs.FindSpecAsync(2, Samples.None));
        Assert.Equal(
            [KeyValuePair.Create(2L, """{"suite":"iperf"}""")],
            await store.Jobs.ListSpecsAsync([2, 999_999], Samples.None));
        Assert.Empty(await store.Jobs.ListSpecsAsync([], Samples.None));
        Assert.Equal(
            [KeyValuePair.Create(2L, 17L)], await store.Jobs.ListSpecSizesAsync([2, 999_999], Samples.None));
        Assert.Empty(await store.Jobs.ListSpecSizesAsync([], Samples.None));
        Assert.Equal(
            [KeyValuePair.Create(1L, "ann@example.org"), KeyValuePair.Create(2L, "bob")],
            (await store.Jobs.ListSubmittersAsync([2, 999_999, 1], Samples.None)).OrderBy(job => job.Key));
        Assert.Empty(await store.Jobs.ListSubmittersAsync([], Samples.None));
        Assert.Null(await store.Jobs.FindAsync(3, Samples.None));
        var submitted = Assert.Single(await store.Jobs.ListEventsAsync(1, 0, 500, Samples.None));
        Assert.Equal(("submitted", store.Clock.GetUtcNow()), (submitted.Kind, submitted.At));
    }

    [Theory, Dialects]
    public async Task A_claim_offers_the_oldest_job_once(Dialect dialect)
    {
        await using var store = await StoreHost.StartAsync(dialect);
        await store.SubmitAsync();
        await store.SubmitAsync();
        var first = await store.Queues.ClaimAsync(Samples.Claim("vm-1"), Samples.None);
        var again = await store.Queues.ClaimAsync(Samples.Claim("vm-1"), Samples.None);
        var second = await store.Queues.ClaimAsync(Samples.Claim("vm-2"), Samples.None);
        var third = await store.Queues.ClaimAsync(Samples.Claim("vm-3"), Samples.None);

        Assert.Equal((1, 1, """{"suite":"iperf"}"""), (first.Offer!.JobId, first.Offer.Attempt, first.Offer.Spec));
        Assert.Equal(1, again.LiveJobId);
        Assert.Equal(2, second.Offer!.JobId);
        Assert.Equal((null, null), (third.Offer, third.LiveJobId));
        Assert.Equal(JobState.Offered, (await store.Jobs.FindAsync(1, Samples.None))!.State);
    }

    [Theory, Dialects]
    public async Task A_cancel_that_waits_for_its_guest_is_kept(Dialect dialect)
    {
        await using var store = await StoreHost.StartAsync(dialect);
        await store.SubmitAsync();
        var running = Samples.Run(await store.ClaimAsync(), store.Clock.GetUtcNow());
        var asked = running with
        {
            Next = running.Next with { CancelAskedAt = store.Clock.GetUtcNow(), CancelReason = "by ann" },
        };

        Assert.Equal(SaveOutcome.Saved, await store.Jobs.SaveAsync(asked, Samples.None));

        var stored = await store.Jobs.FindAttemptAsync(1, 1, Samples.None);
        Assert.Equal(asked.Next with { Version = 2 }, stored);
        Assert.Equal(stored, Assert.Single(await store.Jobs.ListAttemptsAsync(1, Samples.None)));
        store.Clock.Advance(TimeSpan.FromMinutes(30));
        Assert.Equal(stored, Assert.Single(await store.Jobs.ListOverdueAsync(10, Samples.None)));
    }

    [Theory, Dialects]
    public async Task An_attempt_runs_and_ends(Dialect dialect)
    {
        await using var store = await StoreHost.StartAsync(dialect);
        await store.SubmitAsync();
        var offered = await store.ClaimAsync();
        store.Clock.Advance(TimeSpan.FromSeconds(5));
        var running = Samples.Run(offered, store.Clock.GetUtcNow());
        Assert.Equal(SaveOutcome.Saved, await store.Jobs.SaveAsync(running, Samples.None));
        Assert.Equal(SaveOutcome.Conflict, await store.Jobs.SaveAsync(running, Samples.None));
        var stored = await store.Jobs.FindAttemptAsync(1, 1, Samples.None);
        Assert.Equal(running.Next with { Version = 2 }, stored);
        var end = Samples.End(stored!, store.Clock.GetUtcNow()) with
        {
            Values = Samples.Values(("loadavg", "0.5")),
            Events = [new JobEvent { JobId = 1, Attempt = 1, Kind = "state_changed", Data = "{}" }],
        };
        Assert.Equal(SaveOutcome.Saved, await store.Jobs.SaveAsync(end, Samples.None));

        var job = await store.Jobs.FindAsync(1, Samples.None);
        Assert.Equal((JobState.Succeeded, store.Clock.GetUtcNow(), 1), (job!.State, job.FinishedAt, job.AttemptCount));
        Assert.Equal("0.5", (await store.Jobs.ListValuesAsync(1, 1, Samples.None))["loadavg"]);
        Assert.Equal(
            ["submitted", "offered", "state_changed"],
            (await store.Jobs.ListEventsAsync(1, 0, 500, Samples.None)).Select(item => item.Kind));
        Assert.Equal(end.Next with { Version = 3 }, Assert.Single(await store.Jobs.ListAttemptsAsync(1, Samples.None)));
    }
}
