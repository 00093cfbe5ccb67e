using Boxyard.Jobs;
using Boxyard.Overview;
using Boxyard.Retention;

namespace Boxyard.Tests.Storage;

public sealed class LabFactsTests
{
    [Theory, Dialects]
    public async Task The_waits_of_a_queue_are_those_of_its_jobs_that_ended(Dialect dialect)
    {
        await using var store = await StoreHost.StartAsync(dialect);
        var facts = store.Get<ILabFacts>();
        await RunAsync(store, "vm-2p8g-1", "vm-2p8g", TimeSpan.FromSeconds(30));
        await RunAsync(store, "vm-2p8g-1", "vm-2p8g.x86_64", TimeSpan.FromSeconds(40));
        await RunAsync(store, "vm-2p8g-1", "vm-2p8g", TimeSpan.FromSeconds(50));
        await RunAsync(store, "vm-2p8g-1", "vm-2p8g", TimeSpan.FromSeconds(60), JobState.Lost);
        await store.SubmitAsync();

        var all = await facts.ListStartsAsync("vm-2p8g", "vm-2p8g", 10, Samples.None);
        var newest = await facts.ListStartsAsync("vm-2p8g", "vm-2p8g", 1, Samples.None);

        Assert.Equal([30, 50], all.Select(start => start.Wait.TotalSeconds).Order());
        Assert.Equal([50], newest.Select(start => start.Wait.TotalSeconds));
        Assert.Empty(await facts.ListStartsAsync("other", "vm-2p8g", 10, Samples.None));
    }

    [Theory, Dialects]
    public async Task The_last_ends_of_the_boxes_of_a_prefix_are_counted(Dialect dialect)
    {
        await using var store = await StoreHost.StartAsync(dialect);
        var facts = store.Get<ILabFacts>();
        foreach (var outcome in (JobState[])[JobState.Failed, JobState.Succeeded, JobState.Succeeded])
        {
            await RunAsync(store, "vm-2p8g-1", "vm-2p8g", TimeSpan.FromSeconds(1), outcome);
        }

        await RunAsync(store, "vm-2p8g-2", "vm-2p8g", TimeSpan.FromSeconds(1), JobState.Crashed);
        await RunAsync(store, "vm-4p-1", "vm-2p8g", TimeSpan.FromSeconds(1));
        await store.SubmitAsync();
        await store.ClaimAsync("vm-2p8g-2");

        var all = await facts.ListBoxEndsAsync("vm-2p8g", 10, 30, Samples.None);
        var last = await facts.ListBoxEndsAsync("vm-2p8g", 1, 2, Samples.None);

        Assert.Equal(
            [
                new BoxEnds("vm-2p8g-1", JobState.Failed, 1), new BoxEnds("vm-2p8g-1", JobState.Succeeded, 2),
                new BoxEnds("vm-2p8g-2", JobState.Crashed, 1),
            ],
            all);
        Assert.Equal([new BoxEnds("vm-2p8g-1", JobState.Succeeded, 2)], last);
    }

    [Theory, Dialects]
    public async Task Ends_of_hours_that_nobody_can_ask_for_are_forgotten(Dialect dialect)
    {
        await using var store = await StoreHost.StartAsync(dialect);
        var start = store.Clock.GetUtcNow();
        await RunAsync(store, "vm-2p8g-1", "vm-2p8g", TimeSpan.Zero);
        store.Clock.Advance(TimeSpan.FromHours(2));
        await RunAsync(store, "vm-2p8g-1", "vm-2p8g", TimeSpan.Zero);

        Assert.Equal(0, await store.Get<IRetentionStore>().TrimEndsAsync(start, Samples.None));
        Assert.Equal(
            1, await store.Get<IRetentionStore>().TrimEndsAsync(start.AddHours(2), Samples.None));

        Assert.Single(await store.Get<ILabFacts>().ListEndsAsync(start.AddHours(-1), Samples.None));
    }

    [Theory, Dialects]
    public async Task The_newest_events_come_with_their_groups_newest_first(Dialect dialect)
    {
        await using var store = await StoreHost.StartAsync(dialect);
        var feed = store.Get<IEventFeed>();
        var id = await store.SubmitAsync();
        await store.ClaimAsync();
        await store.Testboxes.ChangeHardwareAsync("vm-2p8g-9", new() { Arch = "x86_64" }, Samples.None);

        var newest = await feed.ListNewestAsync(long.MaxValue, 2, Samples.None);
        var older = await feed.ListNewestAsync(newest[^1].Event.Id, 50, Samples.None);

        Assert.Equal(("hardware_set", null), (newest[0].Event.Kind, newest[0].JobGroup));
        Assert.Equal((id, "vm-2p8g"), (newest[1].Event.JobId, newest[1].JobGroup));
        Assert.NotEmpty(older);
        Assert.All(older, item => Assert.True(item.Event.Id < newest[1].Event.Id));
    }

    private static async Task RunAsync(
        StoreHost store, string box, string queue, TimeSpan wait, JobState outcome = JobState.Succeeded)
    {
        await store.SubmitAsync(Samples.Job(queue) with { Group = "vm-2p8g" });
        await store.Testboxes.SetQueuesAsync(box, [queue], Samples.None);
        store.Clock.Advance(wait);
        var claimed = await store.Queues.ClaimAsync(Samples.Claim(box, queue), Samples.None);
        var attempt = (await store.Jobs.FindAttemptAsync(claimed.Offer!.JobId, claimed.Offer.Attempt, Samples.None))!;
        store.Clock.Advance(TimeSpan.FromSeconds(1));
        await store.Jobs.SaveAsync(Samples.End(attempt, store.Clock.GetUtcNow(), outcome), Samples.None);
    }
}
