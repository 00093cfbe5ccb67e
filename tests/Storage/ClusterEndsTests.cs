using Boxyard.Clusters;
using Boxyard.Dependencies;
using Boxyard.Jobs;

namespace Boxyard.Tests.Storage;

public sealed class ClusterEndsTests
{
    private const string NotCome = "The box b of the cluster job did not come up: The box b did not come for it.";

    [Theory, Dialects]
    public async Task A_box_that_never_comes_frees_all_and_the_whole_waits_again_with_one_retry_less(Dialect dialect)
    {
        await using var store = await StartReservedAsync(dialect);
        await store.ApplyAsync(1, ClusterLab.Ask("a"));
        await store.ApplyAsync(1, ClusterLab.Report("running"));
        store.Clock.Advance(ClusterLab.BootTimeout);
        await store.ApplyAsync(2, AttemptEvent.DeadlinePassed);

        Assert.Equal("Queued/Lost.1 Queued/Lost.1 Queued/Lost.1", await store.StatesAsync(1, 2, 3));
        Assert.Equal(NotCome, (await store.Jobs.FindAttemptAsync(1, 1, Samples.None))!.EndReason);
        Assert.Equal(NotCome, (await store.Jobs.FindAttemptAsync(3, 1, Samples.None))!.EndReason);
        Assert.Equal(
            "The box b did not come for it.", (await store.Jobs.FindAttemptAsync(2, 1, Samples.None))!.EndReason);
        Assert.Equal("0/1 1/1 0/1", await RetriesAsync(store));
        await Recount.AssertCountersAsync(store);
        Assert.Equal(0, await store.Jobs.RequeueDueAsync(10, Samples.None));
        store.Clock.Advance(TimeSpan.FromSeconds(10) - TimeSpan.FromMicroseconds(1));
        Assert.Equal(0, await store.ReserveAsync(null, "a", "b", "c"));
        store.Clock.Advance(TimeSpan.FromMicroseconds(1));
        Assert.Equal(3, await store.ReserveAsync(null, "a", "b", "c"));
        Assert.Equal("Offered/Offered.2 Offered/Offered.2 Offered/Offered.2", await store.StatesAsync(1, 2, 3));
        await Recount.AssertCountersAsync(store);
    }

    [Theory, Dialects]
    public async Task When_the_retries_are_used_up_the_whole_is_lost(Dialect dialect)
    {
        await using var store = await StartReservedAsync(dialect);
        for (var round = 1; round <= 3; round++)
        {
            store.Clock.Advance(ClusterLab.BootTimeout);
            await store.ApplyAsync(2, AttemptEvent.DeadlinePassed);
            store.Clock.Advance(TimeSpan.FromMinutes(5));
            await store.ReserveAsync(null, "a", "b", "c");
        }

        Assert.Equal("Lost/Lost.3 Lost/Lost.3 Lost/Lost.3", await store.StatesAsync(1, 2, 3));
        Assert.Empty(await store.Clusters.ListWantedBoxesAsync(Samples.None));
        await Recount.AssertCountersAsync(store);
    }

    [Theory, Dialects]
    public async Task A_part_that_is_lost_after_another_has_its_result_is_not_repeated(Dialect dialect)
    {
        await using var store = await StartReservedAsync(dialect);
        foreach (var (id, box) in new[] { (1, "a"), (2, "b"), (3, "c") })
        {
            await store.ApplyAsync(id, ClusterLab.Ask(box));
            await store.ApplyAsync(id, ClusterLab.Report("running"));
        }

        await store.ApplyAsync(1, AttemptEvent.KernelPanicked);
        await store.ApplyAsync(2, ClusterLab.Report("nfs_hang"));
        await store.ApplyAsync(2, AttemptEvent.Reported(new AttemptReport { Attempt = 1, IsPostRun = true }));

        Assert.Equal("Crashed/Crashed.1 Lost/Lost.1 Running/Running.1", await store.StatesAsync(1, 2, 3));
        var events = await store.Jobs.ListEventsAsync(2, 0, 50, Samples.None);
        Assert.DoesNotContain("retried", events.Select(item => item.Kind));
        await Recount.AssertCountersAsync(store);
    }

    [Theory, Dialects]
    public async Task Cancelling_one_that_waits_cancels_all_of_them(Dialect dialect)
    {
        await using var store = await StoreHost.StartAsync(dialect);
        await store.SubmitClusterAsync("a", "b");

        Assert.True(await store.Jobs.CancelQueuedAsync(2, "why", Samples.None));
        Assert.False(await store.Jobs.CancelQueuedAsync(1, "why", Samples.None));

        Assert.Equal("Cancelled/-.0 Cancelled/-.0", await store.StatesAsync(1, 2));
        Assert.Empty(await store.Clusters.ListWantedBoxesAsync(Samples.None));
        Assert.Equal(
            "{\"from\":\"queued\",\"to\":\"cancelled\",\"reason\":\"why\"}",
            (await store.Jobs.ListEventsAsync(1, 0, 50, Samples.None))[^1].Data);
        await Recount.AssertCountersAsync(store);
    }

    [Theory, Dialects]
    public async Task Cancelling_all_parts_in_one_batch_cancels_each_once(Dialect dialect)
    {
        await using var store = await StoreHost.StartAsync(dialect);
        await store.SubmitClusterAsync("a", "b", "c");
        await store.SubmitClusterAsync("a", "b");
        await store.SubmitAsync();

        var cancelled = await Task.WhenAll(
            new[] { 3L, 1, 2, 6 }.Select(id => store.Jobs.CancelQueuedAsync(id, $"by {id}", Samples.None)));

        // Those of a later batch find it done.
        Assert.Contains(true, cancelled);
        Assert.True(cancelled[3]);
        Assert.Equal(
            "Cancelled/-.0 Cancelled/-.0 Cancelled/-.0 Queued/-.0 Queued/-.0 Cancelled/-.0",
            await store.StatesAsync(1, 2, 3, 4, 5, 6));
        foreach (var id in new[] { 1, 2, 3, 6 })
        {
            var events = await store.Jobs.ListEventsAsync(id, 0, 50, Samples.None);
            Assert.Equal(["submitted", "state_changed"], events.Select(item => item.Kind));
        }

        await Recount.AssertCountersAsync(store);
    }

    [Theory, Dialects]
    public async Task A_cluster_job_that_waits_for_a_job_wants_no_box_until_that_is_done(Dialect dialect)
    {
        await using var store = await StoreHost.StartAsync(dialect);
        await store.SubmitAsync();
        await store.SubmitHeldClusterAsync(onJobId: 1, "a", "b");
        await store.SeeAsync("a", "b");
        Assert.Empty(await store.Clusters.ListWantedBoxesAsync(Samples.None));
        Assert.Equal(0, await store.ReserveAsync());
        await Recount.AssertCountersAsync(store);

        // In two steps, as when the silo dies in between.
        await store.Dependencies.ResolveAsync([new WaitResolution { WaitingJobId = 2, OnJobId = 1 }], Samples.None);
        Assert.Equal(0, await store.ReserveAsync());
        await store.Dependencies.ResolveAsync([new WaitResolution { WaitingJobId = 3, OnJobId = 1 }], Samples.None);

        Assert.Equal(["a", "b"], await store.Clusters.ListWantedBoxesAsync(Samples.None));
        await store.WaitForNoticeAsync(notice => notice.QueuedJobs.ContainsKey(ClusterWaiting.Name));
        Assert.Equal(2, await store.ReserveAsync());
        Assert.Equal("Offered/Offered.1 Offered/Offered.1", await store.StatesAsync(2, 3));
        await Recount.AssertCountersAsync(store);
    }

    [Theory, Dialects]
    public async Task A_held_cluster_job_is_cancelled_as_a_whole(Dialect dialect)
    {
        await using var store = await StoreHost.StartAsync(dialect);
        await store.SubmitAsync();
        await store.SubmitHeldClusterAsync(onJobId: 1, "a", "b");

        Assert.True(await store.Jobs.CancelQueuedAsync(3, "why", Samples.None));

        Assert.Equal("Cancelled/-.0 Cancelled/-.0", await store.StatesAsync(2, 3));
        Assert.False(await store.Dependencies.HasAnyAsync(Samples.None));
        await store.Dependencies.ResolveAsync([new WaitResolution { WaitingJobId = 2, OnJobId = 1 }], Samples.None);
        Assert.Empty(await store.Clusters.ListWantedBoxesAsync(Samples.None));
        await Recount.AssertCountersAsync(store);
    }

    [Theory, Dialects]
    public async Task Cancelling_one_that_is_reserved_releases_the_other_boxes(Dialect dialect)
    {
        await using var store = await StartReservedAsync(dialect);
        await store.SubmitAsync();
        await store.ApplyAsync(1, ClusterLab.Ask("a"));
        await store.ApplyAsync(1, ClusterLab.Report("running"));
        await store.ApplyAsync(2, AttemptEvent.CancelAsked("why"));

        Assert.Equal("Running/Running.1 Cancelled/Cancelled.1 Cancelled/Cancelled.1", await store.StatesAsync(1, 2, 3));
        Assert.Equal("0/0 0/0 0/0", await RetriesAsync(store));
        Assert.Equal(4, (await store.ClaimAsync("c")).JobId);
        await Recount.AssertCountersAsync(store);
    }

    [Theory, Dialects]
    public async Task Parts_that_end_in_one_batch_are_settled_once(Dialect dialect)
    {
        await using var store = await StartReservedAsync(dialect);
        store.Clock.Advance(ClusterLab.BootTimeout);
        var changes = new List<AttemptChange>();
        foreach (var id in new[] { 1, 2, 3 })
        {
            var attempt = await store.Jobs.FindAttemptAsync(id, 1, Samples.None);
            var job = await store.Jobs.FindAsync(id, Samples.None);
            changes.Add(AttemptRules.Apply(
                job!, attempt!, AttemptEvent.DeadlinePassed, store.Clock.GetUtcNow()).Change!);
        }

        var saved = await Task.WhenAll(changes.Select(change => store.Jobs.SaveAsync(change, Samples.None)));

        Assert.Contains(SaveOutcome.Saved, saved);
        Assert.Equal("Queued/Lost.1 Queued/Lost.1 Queued/Lost.1", await store.StatesAsync(1, 2, 3));
        // Whoever came first ended the others with it, unless they came in the same batch.
        var own = saved.Select(outcome => outcome == SaveOutcome.Saved ? "1/1" : "0/1");
        Assert.Equal(string.Join(' ', own), await RetriesAsync(store));
        await Recount.AssertCountersAsync(store);
    }

    [Theory, Dialects]
    public async Task Losses_of_different_boxes_are_counted_together_and_the_pause_grows_with_them(Dialect dialect)
    {
        await using var store = await StartReservedAsync(dialect);
        foreach (var (lost, pause) in new[] { (1, 10), (2, 60) })
        {
            store.Clock.Advance(ClusterLab.BootTimeout);
            await store.ApplyAsync(lost, AttemptEvent.DeadlinePassed);
            var retried = (await store.Jobs.ListEventsAsync(lost, 0, 50, Samples.None)).Last(e => e.Kind == "retried");
            Assert.Equal($$"""{"reason":"lost","delay_seconds":"{{pause}}"}""", retried.Data);
            store.Clock.Advance(TimeSpan.FromSeconds(pause) - TimeSpan.FromMicroseconds(1));
            Assert.Equal(0, await store.ReserveAsync(null, "a", "b", "c"));
            store.Clock.Advance(TimeSpan.FromMicroseconds(1));
            Assert.Equal(3, await store.ReserveAsync(null, "a", "b", "c"));
        }

        Assert.Equal("1/2 1/2 0/2", await RetriesAsync(store));
        store.Clock.Advance(ClusterLab.BootTimeout);
        await store.ApplyAsync(3, AttemptEvent.DeadlinePassed);

        Assert.Equal("Lost/Lost.3 Lost/Lost.3 Lost/Lost.3", await store.StatesAsync(1, 2, 3));
        Assert.Equal("1/2 1/2 0/2", await RetriesAsync(store));
        var events = await store.Jobs.ListEventsAsync(3, 0, 50, Samples.None);
        Assert.DoesNotContain("retried", events.Select(item => item.Kind));
        await Recount.AssertCountersAsync(store);
    }

    /// <summary>Of each part: the retries that its own box cost, and those of the whole.</summary>
    private static async Task<string> RetriesAsync(StoreHost store) => string.Join(
        ' ',
        (await store.QueryAsync(
            "select j.infra_retries_used, p.retry_count from cluster_parts p join jobs j on j.id = p.job_id "
            + "order by j.id", 2)).Select(row => string.Join('/', row)));

    private static async Task<StoreHost> StartReservedAsync(Dialect dialect)
    {
        var store = await StoreHost.StartAsync(dialect);
        await store.SubmitClusterAsync("a", "b", "c");
        await store.SeeAsync("a", "b", "c");
        Assert.Equal(3, await store.ReserveAsync());
        return store;
    }
}
