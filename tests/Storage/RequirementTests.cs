using System.Collections.Immutable;
using Boxyard.Jobs;
using Boxyard.Queues;
using Boxyard.Testboxes;

namespace Boxyard.Tests.Storage;

public sealed class RequirementTests
{
    private static readonly Requirement Nvme = new() { Tags = ["nvme"] };
    private static readonly int[] OfFast = [0, 1, 3];
    private static readonly int[] OfLarge = [0, 2];
    private static readonly Requirement Large = new() { Memory = 16 * 1024 };

    [Theory, Dialects]
    public async Task A_job_goes_to_a_box_that_has_what_it_requires_and_others_get_what_comes_after_it(Dialect dialect)
    {
        await using var store = await StoreHost.StartAsync(dialect);
        await SetAsync(store, "fast", new BoxHardware { Tags = ["10g", "nvme"] });
        await SetAsync(store, "slow", new BoxHardware { Tags = ["10g"] });
        var wanting = await store.SubmitAsync(Samples.Job() with { Requirement = Nvme });
        var plain = await store.SubmitAsync();
        Assert.Equal(plain, (await store.ClaimAsync("slow")).JobId);
        var passedOver = await store.Queues.ClaimAsync(Samples.Claim("nobody"), Samples.None);
        Assert.Equal((null, true), (passedOver.Offer, passedOver.IsPassedOver));
        Assert.Equal(wanting, (await store.ClaimAsync("fast")).JobId);
        var nothing = await store.Queues.ClaimAsync(Samples.Claim("nobody"), Samples.None);
        Assert.Equal((null, false), (nothing.Offer, nothing.IsPassedOver));
        await Recount.AssertCountersAsync(store);
    }

    [Theory, Dialects]
    public async Task Of_one_submitter_a_box_gets_the_oldest_that_it_may_have(Dialect dialect)
    {
        await using var store = await StoreHost.StartAsync(dialect);
        await SetAsync(store, "b1", new BoxHardware { Tags = ["nvme"] });
        await SetAsync(store, "b2", new BoxHardware { Tags = ["nvme"], Memory = 32 * 1024 });
        await SetAsync(store, "b3", new BoxHardware { Tags = ["nvme"], Memory = 32 * 1024 });
        var first = await store.SubmitAsync();
        var large = await store.SubmitAsync(Samples.Job() with { Requirement = Large });
        var nvme = await store.SubmitAsync(Samples.Job() with { Requirement = Nvme });
        Assert.Equal(first, (await store.ClaimAsync("b1")).JobId);
        Assert.Equal(large, (await store.ClaimAsync("b2")).JobId);
        Assert.Equal(nvme, (await store.ClaimAsync("b3")).JobId);
    }

    [Theory, Dialects]
    public async Task The_share_of_a_submitter_counts_all_its_attempts_whatever_they_require(Dialect dialect)
    {
        await using var store = await StoreHost.StartAsync(dialect);
        foreach (var box in Enumerable.Range(1, 4))
        {
            await SetAsync(store, $"b{box}", new BoxHardware { Tags = ["nvme"] });
        }

        foreach (var _ in Enumerable.Range(0, 2))
        {
            await store.SubmitAsync(Samples.Job(submitter: "a"));
            await store.SubmitAsync(Samples.Job(submitter: "a") with { Requirement = Nvme });
        }

        await store.SubmitAsync(Samples.Job(submitter: "b"));
        await store.SubmitAsync(Samples.Job(submitter: "b"));

        // They take turns: a has no second lane to be served from.
        Assert.Equal([1, 5, 2, 6], await ClaimAllAsync(store, 4));
        await Recount.AssertCountersAsync(store);
    }

    [Theory, Dialects]
    public async Task A_retry_and_a_cancel_keep_to_the_requirement(Dialect dialect)
    {
        await using var store = await StoreHost.StartAsync(dialect);
        await SetAsync(store, "fast", new BoxHardware { Tags = ["nvme"] });
        var again = await store.SubmitAsync(Samples.Job() with { Requirement = Nvme });
        var attempt = await store.ClaimAsync("fast");
        await store.Jobs.SaveAsync(
            Samples.End(attempt, store.Clock.GetUtcNow(), JobState.Lost, JobState.Queued), Samples.None);
        await Recount.AssertCountersAsync(store);
        Assert.Null(await store.PeekAsync("vm-2p8g"));
        attempt = await store.ClaimAsync("fast");
        Assert.Equal(again, attempt.JobId);
        var later = Samples.End(attempt, store.Clock.GetUtcNow(), JobState.Lost, JobState.Queued);
        await store.Jobs.SaveAsync(later with { RetryDelay = TimeSpan.FromSeconds(5) }, Samples.None);
        store.Clock.Advance(TimeSpan.FromSeconds(6));
        Assert.Equal(1, await store.Jobs.RequeueDueAsync(10, Samples.None));
        Assert.Null(await store.PeekAsync("vm-2p8g"));
        Assert.True(await store.Jobs.CancelQueuedAsync(again, "enough", Samples.None));
        Assert.Null((await store.Queues.ClaimAsync(Samples.Claim("fast"), Samples.None)).Offer);
        await Recount.AssertCountersAsync(store);
    }

    [Theory, Dialects]
    public async Task A_queue_shows_lanes_and_next_jobs_of_all_requirements_and_what_waits_longest(Dialect dialect)
    {
        await using var store = await StoreHost.StartAsync(dialect);
        var at = store.Clock.GetUtcNow();
        await store.SubmitAsync(Samples.Job() with { Requirement = Nvme });
        store.Clock.Advance(TimeSpan.FromMinutes(1));
        await store.SubmitAsync();
        await store.SubmitAsync(Samples.Job(submitter: "b") with { Requirement = Nvme });
        var view = await store.Get<IQueueControlStore>().FindViewAsync("vm-2p8g", 10, Samples.None);
        Assert.Equal((3, at), (view!.Queue.QueuedCount, view.Queue.OldestAt!.Value));
        Assert.Equal(
            [("ann@example.org", null), ("ann@example.org", "tags=nvme"), ("b", "tags=nvme")],
            view.Lanes.Select(lane => (lane.Submitter, lane.Requirement)));
        Assert.Equal([1, 3, 2], view.NextJobs.Select(job => (int)job.JobId));
        Assert.Equal(at, Assert.Single(await store.Queues.ListAsync(null, 10, Samples.None)).OldestAt);
    }

    [Theory, Dialects]
    public async Task A_paused_queue_gives_no_job_with_requirements_either(Dialect dialect)
    {
        await using var store = await StoreHost.StartAsync(dialect);
        await SetAsync(store, "fast", new BoxHardware { Tags = ["nvme"] });
        await store.SubmitAsync(Samples.Job() with { Requirement = Nvme });
        await store.Get<IQueueControlStore>().PauseAsync("vm-2p8g", null, null, Samples.None);
        Assert.Null((await store.Queues.ClaimAsync(Samples.Claim("fast"), Samples.None)).Offer);
    }

    /// <summary>
    /// Boxes that come one after the other, with work that ends in between, against the rule as it is told: look at all
    /// waiting jobs, leave out those that the box may not have.
    /// </summary>
    [Theory, Dialects]
    public async Task Any_work_is_given_as_a_naive_queue_gives_it(Dialect dialect)
    {
        for (var seed = 1; seed <= 6; seed++)
        {
            await using var store = await StoreHost.StartAsync(dialect);
            await RequirementReplay.RunAsync(store, new Random(seed));
            await Recount.AssertCountersAsync(store);
        }
    }

    [Theory, Dialects]
    public async Task Counters_hold_when_many_boxes_claim_at_once(Dialect dialect)
    {
        await using var store = await StoreHost.StartAsync(dialect);
        ImmutableArray<Requirement?> wanted = [null, Nvme, Large, new() { Tags = ["nvme"], Memory = 1024 }];
        var jobs = Enumerable.Range(0, 400)
            .Select(index => Samples.Job(submitter: $"u{index % 5}") with { Requirement = wanted[index % 4] });
        await store.Jobs.SubmitAsync(Samples.Submission([.. jobs]), Samples.None);
        foreach (var box in Enumerable.Range(0, 100))
        {
            await SetAsync(store, $"b{box}", box % 2 == 0
                ? new BoxHardware { Tags = ["nvme"], Memory = 8 * 1024 }
                : new BoxHardware { Memory = 16 * 1024 });
        }

        var outcomes = await Task.WhenAll(Enumerable.Range(0, 100).Select(async box =>
            (Box: box, (await store.Queues.ClaimAsync(Samples.Claim($"b{box}"), Samples.None)).Offer)));

        Assert.Equal(100, outcomes.Select(outcome => outcome.Offer!.JobId).Distinct().Count());
        // Job 1 requires nothing, 2 nvme, 3 much memory, 4 both nvme and some memory, and so on.
        Assert.All(outcomes, outcome => Assert.Contains(
            (int)((outcome.Offer!.JobId - 1) % 4), outcome.Box % 2 == 0 ? OfFast : OfLarge));
        await Recount.AssertCountersAsync(store);
    }

    internal static Task SetAsync(StoreHost store, string testbox, BoxHardware hardware) =>
        store.Testboxes.ChangeHardwareAsync(
            testbox,
            new HardwareChange { Arch = hardware.Arch, Tags = hardware.Tags, Memory = hardware.Memory },
            Samples.None);

    private static async Task<List<int>> ClaimAllAsync(StoreHost store, int count)
    {
        var ids = new List<int>();
        for (var box = 1; box <= count; box++)
        {
            ids.Add((int)(await store.ClaimAsync($"b{box}")).JobId);
        }

        return ids;
    }
}
