using Boxyard.Jobs;
using Boxyard.Storage;
using Boxyard.Testboxes;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;

namespace Boxyard.Tests.Storage;

public sealed class TestboxHoldTests
{
    private const string Box = "vm-2p8g-1";
    private const string Sibling = "vm-2p8g-2";

    [Theory, Dialects]
    public async Task A_drained_box_keeps_its_attempt_and_gets_no_other(Dialect dialect)
    {
        await using var store = await StoreHost.StartAsync(dialect);
        var health = store.Get<ITestboxHealthStore>();
        await KnowAsync(store, Box);
        await store.SubmitAsync();
        var second = await store.SubmitAsync();
        var attempt = await store.ClaimAsync(Box);

        Assert.True(await health.HoldAsync(Box, HoldKind.Drained, "disk swap", "ann", Samples.None));

        var asked = await store.Queues.ClaimAsync(Samples.Claim(Box), Samples.None);
        Assert.Equal((attempt.JobId, false), (asked.LiveJobId, asked.IsHeld));
        await store.Jobs.SaveAsync(Samples.End(attempt, store.Clock.GetUtcNow()), Samples.None);
        asked = await store.Queues.ClaimAsync(Samples.Claim(Box), Samples.None);
        Assert.Equal((null, null, true), (asked.LiveJobId, asked.Offer, asked.IsHeld));
        Assert.Equal(
            new TestboxHold
            {
                Kind = HoldKind.Drained,
                HeldAt = store.Clock.GetUtcNow(),
                Reason = "disk swap",
                By = "ann",
            },
            (await store.Testboxes.FindAsync(Box, Samples.None))!.Hold);

        await health.ReleaseAsync(Box, null, null, Samples.None);
        Assert.Null(Assert.Single(await store.Testboxes.ListAsync(null, 9, Samples.None)).Hold);
        Assert.Equal(second, (await store.ClaimAsync(Box)).JobId);
        await Recount.AssertCountersAsync(store);
    }

    [Theory, Dialects]
    public async Task Holds_are_kept_as_events_and_a_release_wakes_the_box(Dialect dialect)
    {
        await using var store = await StoreHost.StartAsync(dialect);
        var health = store.Get<ITestboxHealthStore>();
        await KnowAsync(store, Box);
        await health.HoldAsync(Box, HoldKind.Drained, null, null, Samples.None);
        await health.HoldAsync(Box, HoldKind.Quarantined, "smells", "bob", Samples.None);
        Assert.False(await health.HoldAsync("nobody", HoldKind.Drained, null, null, Samples.None));
        await health.ReleaseAsync(Box, "cleaned", "bob", Samples.None);
        await health.ReleaseAsync(Box, null, null, Samples.None);
        await store.StopWriterAsync();

        Assert.Equal(
            [
                ["testbox_drained", Box, """{"by":"operator"}"""],
                ["testbox_quarantined", Box, """{"by":"bob","reason":"smells"}"""],
                ["testbox_resumed", Box, """{"by":"bob","reason":"cleaned"}"""],
            ],
            await store.QueryAsync(
                "select kind, testbox, data from job_events where kind like 'testbox_%' order by id", 3));
        Assert.Single(store.Notices, notice => !notice.IsRemote && notice.QueuedJobs.ContainsKey($"/box/{Box}"));
    }

    [Theory, Dialects]
    public async Task A_box_that_loses_while_a_sibling_succeeds_is_quarantined_until_it_is_resumed(Dialect dialect)
    {
        await using var store = await StoreHost.StartAsync(dialect);
        await KnowAsync(store, Box);
        await EndAsync(store, Sibling, JobState.Succeeded);
        store.Clock.Advance(TimeSpan.FromMinutes(1));
        await EndAsync(store, Box, JobState.Lost);
        await EndAsync(store, Box, JobState.Lost);
        await EndAsync(store, Sibling, JobState.Failed);
        await EndAsync(store, "vm-2p8g-10-1", JobState.Succeeded);
        Assert.Equal(0, await SweepAsync(store));
        await EndAsync(store, Box, JobState.Lost);
        // Nobody of its group has succeeded since the first loss: the fault may be elsewhere.
        Assert.Equal(0, await SweepAsync(store));
        await EndAsync(store, Sibling, JobState.Succeeded);

        Assert.Equal((1, 0), (await SweepAsync(store), await SweepAsync(store)));

        var hold = (await store.Testboxes.FindAsync(Box, Samples.None))!.Hold!;
        Assert.Equal(
            (HoldKind.Quarantined, "automatic", $"It lost 3 attempts in a row while {Sibling} succeeded."),
            (hold.Kind, hold.By, hold.Reason));
        Assert.Equal(3, (await store.Get<ITestboxHealthStore>().GetHistoryAsync(Box, 30, Samples.None)).LostCount);
        await store.Get<ITestboxHealthStore>().ReleaseAsync(Box, null, null, Samples.None);
        Assert.Equal(0, await SweepAsync(store));
        Assert.Equal(0, (await store.Get<ITestboxHealthStore>().GetHistoryAsync(Box, 30, Samples.None)).LostCount);
    }

    [Theory, Dialects]
    public async Task Any_other_end_breaks_the_row_and_a_cancel_does_not(Dialect dialect)
    {
        await using var store = await StoreHost.StartAsync(dialect);
        await KnowAsync(store, Box);
        foreach (var state in (JobState[])
            [JobState.Lost, JobState.Lost, JobState.Failed, JobState.Lost, JobState.Cancelled, JobState.Lost])
        {
            await EndAsync(store, Box, state);
        }

        await EndAsync(store, Sibling, JobState.Succeeded);
        Assert.Equal(0, await SweepAsync(store));
        Assert.Equal(2, (await store.Get<ITestboxHealthStore>().GetHistoryAsync(Box, 30, Samples.None)).LostCount);
        await EndAsync(store, Box, JobState.Lost);
        Assert.Equal(1, await SweepAsync(store));
    }

    [Fact]
    public async Task Two_silos_count_the_losses_of_a_box_once_each_and_judge_it_once()
    {
        await using var first = await StoreHost.StartAsync(Dialect.Postgres);
        await using var second = await StoreHost.StartAsync(
            new StorageOptions { Postgres = first.Get<StorageOptions>().Postgres, ClockIsTimeProvider = true });
        await KnowAsync(first, Box);
        StoreHost[] silos = [first, second, first];
        foreach (var silo in silos)
        {
            await silo.SubmitAsync();
            var attempt = await silo.ClaimAsync(Box);
            // Both silos see the deadline pass.
            var lost = Samples.End(attempt, silo.Clock.GetUtcNow(), JobState.Lost);
            await Task.WhenAll(silos.Take(2).Select(each => each.Jobs.SaveAsync(lost, Samples.None)));
        }

        await EndAsync(second, Sibling, JobState.Succeeded);
        Assert.Equal(3, (await second.Get<ITestboxHealthStore>().GetHistoryAsync(Box, 30, Samples.None)).LostCount);
        var judged = await Task.WhenAll(silos.Take(2).Select(SweepAsync));
        Assert.Equal(1, judged.Sum());
    }

    [Theory, Dialects]
    public async Task The_runs_of_a_box_are_listed_newest_first(Dialect dialect)
    {
        await using var store = await StoreHost.StartAsync(dialect);
        await store.SubmitAsync(Samples.Job(priority: -1));
        await EndAsync(store, Box, JobState.Failed);
        store.Clock.Advance(TimeSpan.FromSeconds(1));
        var offeredAt = store.Clock.GetUtcNow();
        var last = await store.ClaimAsync(Box);
        await store.SubmitAsync();
        await store.ClaimAsync(Sibling);

        var history = await store.Get<ITestboxHealthStore>().GetHistoryAsync(Box, 30, Samples.None);

        Assert.Equal(
            [(1L, JobState.Offered), (2L, JobState.Failed)], history.Runs.Select(run => (run.JobId, run.State)));
        var newest = new TestboxRun
        {
            JobId = last.JobId,
            Attempt = 1,
            Suite = "iperf",
            State = JobState.Offered,
            OfferedAt = offeredAt,
        };
        Assert.Equal(newest, history.Runs[0]);
        Assert.Equal("over", history.Runs[1].EndReason);
        Assert.Single((await store.Get<ITestboxHealthStore>().GetHistoryAsync(Box, 1, Samples.None)).Runs);
    }

    private static Task KnowAsync(StoreHost store, string box) =>
        store.Testboxes.ReportAsync(new TestboxReport { Name = box, EventKind = "first_boot" }, Samples.None);

    private static async Task EndAsync(StoreHost store, string box, JobState state)
    {
        await store.SubmitAsync();
        var attempt = await store.ClaimAsync(box);
        var ended = await store.Jobs.SaveAsync(Samples.End(attempt, store.Clock.GetUtcNow(), state), Samples.None);
        Assert.Equal(SaveOutcome.Saved, ended);
    }

    private static Task<int> SweepAsync(StoreHost store)
    {
        var sweep = new QuarantineSweep(
            store.Get<ITestboxHealthStore>(),
            new JobRules(),
            Options.Create(new TestboxOptions()),
            store.Clock,
            NullLogger<QuarantineSweep>.Instance);
        return sweep.SweepAsync(Samples.None);
    }
}
