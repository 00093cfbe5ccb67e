using Boxyard.Jobs;
using Boxyard.Testboxes;

namespace Boxyard.Tests.Storage;

public sealed class PowerStoreTests
{
    private static readonly TimeSpan Lease = TimeSpan.FromMinutes(2);

    [Theory, Dialects]
    public async Task An_action_is_taken_by_one_and_again_when_that_one_dies(Dialect dialect)
    {
        await using var store = await StoreHost.StartAsync(dialect);
        var power = store.Get<IPowerStore>();
        await power.AskAsync(Of("a", "box-1"), Samples.None);

        var first = Assert.Single(await power.TakeAsync(10, Lease, Samples.None));
        Assert.Empty(await power.TakeAsync(10, Lease, Samples.None));
        store.Clock.Advance(Lease);
        var second = Assert.Single(await power.TakeAsync(10, Lease, Samples.None));
        await power.SettleAsync(first, "too late", "", Samples.None);
        await power.SettleAsync(second, problem: null, "done", Samples.None);

        store.Clock.Advance(Lease);
        Assert.Empty(await power.TakeAsync(10, Lease, Samples.None));
        var kept = Assert.Single(await power.ListAsync("box-1", 10, Samples.None));
        Assert.Equal(
            new PowerActionRecord
            {
                Id = "a",
                Testbox = "box-1",
                Action = PowerAction.Cycle,
                TryCount = 2,
                AskedAt = store.Clock.GetUtcNow() - (2 * Lease),
                EndedAt = store.Clock.GetUtcNow() - Lease,
            },
            kept);
        Assert.Equal(
            [["power_asked", """{"action":"cycle"}"""], ["power_done", """{"action":"cycle","output":"done"}"""]],
            await store.QueryAsync("select kind, data from job_events order by id", 2));
    }

    [Theory, Dialects]
    public async Task Of_several_followers_one_makes_a_step_and_a_box_is_spared_beyond_its_bound(Dialect dialect)
    {
        await using var store = await StoreHost.StartAsync(dialect);
        var power = store.Get<IPowerStore>();
        var start = await store.Get<IEventFeed>().GetCursorAsync("power", Samples.None);
        EventPosition one = new(5, 1), two = new(5, 2), three = new(6, 1);

        Assert.True(await power.FollowAsync(start, one, [Of("a", "box-1", 1)], 1, Samples.None));
        Assert.False(await power.FollowAsync(start, two, [Of("b", "box-1", 1)], 1, Samples.None));
        Assert.True(await power.FollowAsync(one, two, [Of("c", "box-1", 2), Of("d", "box-2", 3)], 1, Samples.None));
        store.Clock.Advance(TimeSpan.FromHours(1));
        Assert.True(await power.FollowAsync(two, three, [Of("e", "box-1", 4)], 1, Samples.None));

        Assert.Equal(three, await store.Get<IEventFeed>().GetCursorAsync("power", Samples.None));
        // Of a box one at a time: e waits for a.
        var first = await power.TakeAsync(10, Lease, Samples.None);
        Assert.Equal(["a", "d"], first.Select(action => action.Id).Order());
        await power.SettleAsync(first.Single(action => action.Id == "a"), problem: null, "done", Samples.None);
        Assert.Equal("e", Assert.Single(await power.TakeAsync(10, Lease, Samples.None)).Id);
    }

    [Theory, Dialects]
    public async Task Losses_that_are_seen_together_count_one_by_one(Dialect dialect)
    {
        await using var store = await StoreHost.StartAsync(dialect);
        var power = store.Get<IPowerStore>();
        var start = await store.Get<IEventFeed>().GetCursorAsync("power", Samples.None);
        var losses = Enumerable.Range(1, 5).Select(id => Of($"a{id}", "box-1", id)).ToArray();

        Assert.True(await power.FollowAsync(start, new(5, 1), losses, 3, Samples.None));

        Assert.Equal(3, (await power.ListAsync("box-1", 10, Samples.None)).Count);
    }

    private static NewPowerAction Of(string id, string testbox, long? jobId = null) => new()
    {
        Id = id,
        Testbox = testbox,
        Action = PowerAction.Cycle,
        JobId = jobId,
        Attempt = jobId is null ? null : 1,
    };
}
