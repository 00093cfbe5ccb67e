using System.Collections.Immutable;
using Boxyard.Accounts;
using Boxyard.Dependencies;
using Boxyard.Jobs;

namespace Boxyard.Tests.Storage;

public sealed class JobSecretTests
{
    private static readonly ImmutableSortedDictionary<string, string> Two = ImmutableSortedDictionary<string, string>.Empty
        .Add("PASSWORD", "it's\nsecret")
        .Add("KEY", "k");

    [Theory, Dialects]
    public async Task Secrets_stay_for_a_day_after_the_end_of_the_job(Dialect dialect)
    {
        await using var store = await StoreHost.StartAsync(dialect);
        var job = await store.SubmitAsync(Samples.Job() with { Secrets = Two });
        var waiting = await store.SubmitAsync(Samples.Job() with { Secrets = Two });
        var endedAt = store.Clock.GetUtcNow();
        Assert.True(await store.Jobs.CancelQueuedAsync(job, "no more", Samples.None));
        var secrets = store.Get<IJobSecretStore>();

        Assert.Equal(0, await secrets.SweepAsync(endedAt.AddMicroseconds(-1), 10, Samples.None));
        Assert.Equal(2, (await ListAsync(store, job)).Count());
        Assert.Equal(2, await secrets.SweepAsync(endedAt, 10, Samples.None));
        Assert.Empty(await ListAsync(store, job));
        Assert.Equal(2, (await ListAsync(store, waiting)).Count());
    }

    [Theory, Dialects]
    public async Task A_repetition_and_its_job_name_each_other(Dialect dialect)
    {
        await using var store = await StoreHost.StartAsync(dialect);
        var first = await store.SubmitAsync(Samples.Job() with { Secrets = Two });
        var second = await store.SubmitAsync(Samples.Job() with { RetryOf = first });

        var ofFirst = await store.Jobs.ListEventsAsync(first, 0, 10, Samples.None);
        var ofSecond = await store.Jobs.ListEventsAsync(second, 0, 10, Samples.None);

        Assert.Equal(
            [("submitted", """{"secret_count":2}"""), ("retried", $$"""{"job_id":{{second}}}""")],
            ofFirst.Select(item => (item.Kind, item.Data?.Replace(" ", "", StringComparison.Ordinal))));
        Assert.Equal(
            [("submitted", $$"""{"retry_of":{{first}}}""")],
            ofSecond.Select(item => (item.Kind, item.Data?.Replace(" ", "", StringComparison.Ordinal))));
        Assert.Equal(2, SubmittedEvent.ReadSecretCount(ofFirst[0]));
    }

    [Theory, Dialects]
    public async Task Secrets_stay_through_retries_and_go_with_the_end_of_the_job_where_none_are_kept(Dialect dialect)
    {
        await using var store = await StartKeepingNoneAsync(dialect);
        var job = await store.SubmitAsync(Samples.Job() with { Secrets = Two });
        var other = await store.SubmitAsync(Samples.Job() with { Secrets = Two.Remove("KEY") });

        var first = await store.ClaimAsync();
        await store.Jobs.SaveAsync(
            Samples.End(first, store.Clock.GetUtcNow(), JobState.Lost, JobState.Queued), Samples.None);
        Assert.Equal([("KEY", "k"), ("PASSWORD", "it's\nsecret")], await ListAsync(store, job));
        var second = await store.ClaimAsync();
        Assert.Equal((job, 2), (second.JobId, second.Number));
        await store.Jobs.SaveAsync(Samples.Run(second, store.Clock.GetUtcNow()), Samples.None);
        Assert.Equal(2, (await ListAsync(store, job)).Count());
        var running = await store.Jobs.FindAttemptAsync(job, 2, Samples.None);
        Assert.Equal(
            SaveOutcome.Saved,
            await store.Jobs.SaveAsync(Samples.End(running!, store.Clock.GetUtcNow()), Samples.None));

        Assert.Empty(await ListAsync(store, job));
        Assert.Equal([("PASSWORD", "it's\nsecret")], await ListAsync(store, other));
        Assert.True(await store.Jobs.CancelQueuedAsync(other, "no more", Samples.None));
        Assert.Equal("0", (await store.QueryAsync("select count(*) from job_secrets", 1))[0][0]);
    }

    [Theory, Dialects]
    public async Task A_job_that_waits_in_vain_leaves_no_secrets(Dialect dialect)
    {
        await using var store = await StartKeepingNoneAsync(dialect);
        var awaited = await store.SubmitAsync();
        var waits = new WaitList { Waits = [new JobWait { JobId = awaited }] };
        var waiting = await store.SubmitAsync(Samples.Job() with { Waits = waits, Secrets = Two });

        await store.Dependencies.ResolveAsync(
            [new WaitResolution { WaitingJobId = waiting, OnJobId = awaited, Failure = "It failed." }], Samples.None);

        Assert.Equal(JobState.Cancelled, (await store.Jobs.FindAsync(waiting, Samples.None))!.State);
        Assert.Empty(await ListAsync(store, waiting));
    }

    [Theory, Dialects]
    public async Task What_an_older_silo_left_of_jobs_that_ended_is_swept(Dialect dialect)
    {
        await using var store = await StoreHost.StartAsync(dialect);
        var queued = await store.SubmitAsync(Samples.Job() with { Secrets = Two });
        var ended = await store.SubmitAsync();
        await store.Jobs.CancelQueuedAsync(ended, "no more", Samples.None);
        // What one row says, whichever way it came.
        await store.QueryAsync(
            $"insert into job_secrets (job_id, name, value) values ({ended}, 'A', 'b'), (999, 'A', 'b') returning 1", 1);

        Assert.Equal(2, await store.Get<IJobSecretStore>().SweepAsync(store.Clock.GetUtcNow(), 10, Samples.None));

        Assert.Equal(0, await store.Get<IJobSecretStore>().SweepAsync(store.Clock.GetUtcNow(), 10, Samples.None));
        Assert.Equal(2, (await ListAsync(store, queued)).Count());
    }

    [Theory, Dialects]
    public async Task A_submission_is_in_the_audit_with_its_ids(Dialect dialect)
    {
        await using var store = await StoreHost.StartAsync(dialect);
        var audit = new AuditEntry { Account = "ann", Action = "POST /api/v1/jobs:batch", Target = "" };
        var submission = Samples.Submission(Samples.Job(), Samples.Job()) with { Audit = audit };

        var ids = (await store.Jobs.SubmitAsync(submission, Samples.None)).JobIds;

        var kept = Assert.Single(
            await store.Get<IAuditStore>().ListAsync(new AuditFilter { PageSize = 10 }, Samples.None));
        Assert.Equal(("ann", $"{ids[0]}-{ids[1]}"), (kept.Account, kept.Target));
    }

    private static Task<StoreHost> StartKeepingNoneAsync(Dialect dialect) =>
        StoreHost.StartAsync(dialect, options => options.KeepSecrets = TimeSpan.Zero);

    private static async Task<IEnumerable<(string, string)>> ListAsync(StoreHost store, long job) =>
        (await store.Get<IJobSecretStore>().ListAsync(job, Samples.None)).Select(pair => (pair.Key, pair.Value));
}
