using Boxyard.Jobs;
using Boxyard.Testboxes;

namespace Boxyard.Tests.Storage;

public sealed class PowerStoreTests
{
    private static readonly TimeSpan Lease = TimeSpan.FromMinutes(2);
    private static readonly TimeSpan KeepTime = TimeSpan.FromDays(30);
    private static readonly PowerLimits Limits = new(MaxOpen: 1, MaxCyclesPerHour: 2);

    [Theory, Dialects]
    public async Task An_action_is_taken_by_one_and_again_when_that_one_dies(Dialect dialect)
    {
        await using var store = await StoreHost.StartAsync(dialect);
        var power = store.Get<IPowerStore>();
        await power.AskAsync(Of("a", "box-1"), Limits, Samples.None);

        var first = Assert.Single(await power.TakeAsync(10, Lease, KeepTime, Samples.None));
        Assert.Empty(await power.TakeAsync(10, Lease, KeepTime, Samples.None));
        store.Clock.Advance(Lease);
        var second = Assert.Single(await power.TakeAsync(10, Lease, KeepTime, Samples.None));
        await power.SettleAsync(first, "too late", "", Samples.None);
        await power.SettleAsync(second, problem: null, "done", Samples.None);

        store.Clock.Advance(Lease);
        Assert.Empty(await power.TakeAsync(10, Lease, KeepTime, Samples.None));
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
        var first = await power.TakeAsync(10, Lease, KeepTime, Samples.None);
        Assert.Equal(["a", "d"], first.Select(action => action.Id).Order());
        await power.SettleAsync(first.Single(action => action.Id == "a"), problem: null, "done", Samples.None);
        Assert.Equal("e", Assert.Single(await power.TakeAsync(10, Lease, KeepTime, Samples.None)).Id);
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

    [Theory, Dialects]
    public async Task Of_a_box_one_action_is_open_and_cycles_are_few_an_hour(Dialect dialect)
    {
        await using var store = await StoreHost.StartAsync(dialect);
        var power = store.Get<IPowerStore>();
        var startedAt = store.Clock.GetUtcNow();
        Assert.Equal(PowerAskKind.Kept, (await power.AskAsync(Of("a", "box-1"), Limits, Samples.None)).Kind);

        var busy = await power.AskAsync(Of("b", "box-1"), Limits, Samples.None);
        Assert.Equal((PowerAskKind.Busy, "a"), (busy.Kind, busy.Open?.Id));
        Assert.Equal(PowerAskKind.Kept, (await power.AskAsync(Of("c", "box-2"), Limits, Samples.None)).Kind);
        await EndAllAsync(power);
        store.Clock.Advance(TimeSpan.FromMinutes(1));
        await power.AskAsync(Of("d", "box-1"), Limits, Samples.None);
        await EndAllAsync(power);

        Assert.Equal(
            new PowerAsk { Kind = PowerAskKind.TooOften, NextAt = startedAt + TimeSpan.FromHours(1) },
            await power.AskAsync(Of("e", "box-1"), Limits, Samples.None));
        var off = Of("f", "box-1") with { Action = PowerAction.Off };
        Assert.Equal(PowerAskKind.Kept, (await power.AskAsync(off, Limits, Samples.None)).Kind);
        var forced = new PowerLimits(MaxOpen: 2, MaxCyclesPerHour: null);
        Assert.Equal(PowerAskKind.Kept, (await power.AskAsync(Of("g", "box-1"), forced, Samples.None)).Kind);
        Assert.Equal(PowerAskKind.Busy, (await power.AskAsync(Of("h", "box-1"), forced, Samples.None)).Kind);
        await EndAllAsync(power);
        await EndAllAsync(power);
        store.Clock.Advance(TimeSpan.FromHours(1));
        Assert.Equal(PowerAskKind.Kept, (await power.AskAsync(Of("i", "box-1"), Limits, Samples.None)).Kind);
    }

    [Theory, Dialects]
    public async Task Cycles_that_people_ask_for_count_against_those_that_nobody_does(Dialect dialect)
    {
        await using var store = await StoreHost.StartAsync(dialect);
        var power = store.Get<IPowerStore>();
        var start = await store.Get<IEventFeed>().GetCursorAsync("power", Samples.None);
        await power.AskAsync(Of("a", "box-1"), Limits, Samples.None);

        await power.FollowAsync(start, new(5, 1), [Of("b", "box-1", 1), Of("c", "box-1", 2)], 2, Samples.None);

        Assert.Equal(["b", "a"], (await power.ListAsync("box-1", 10, Samples.None)).Select(action => action.Id));
    }

    [Theory, Dialects]
    public async Task Actions_that_are_over_for_long_are_forgotten_and_open_ones_are_not(Dialect dialect)
    {
        await using var store = await StoreHost.StartAsync(dialect);
        var power = store.Get<IPowerStore>();
        await power.AskAsync(Of("a", "box-1"), Limits, Samples.None);
        await EndAllAsync(power);
        await power.AskAsync(Of("b", "box-1"), Limits, Samples.None);

        store.Clock.Advance(KeepTime);
        await power.TakeAsync(10, Lease, KeepTime, Samples.None);
        Assert.Equal(["b", "a"], (await power.ListAsync("box-1", 10, Samples.None)).Select(action => action.Id));
        store.Clock.Advance(TimeSpan.FromSeconds(1));
        await power.TakeAsync(10, Lease, KeepTime, Samples.None);

        Assert.Equal(["b"], (await power.ListAsync("box-1", 10, Samples.None)).Select(action => action.Id));
    }

    [Theory, Dialects]
    public async Task What_is_not_done_any_more_ends_with_an_event_that_says_so(Dialect dialect)
    {
        await using var store = await StoreHost.StartAsync(dialect);
        var power = store.Get<IPowerStore>();
        await power.AskAsync(Of("a", "box-1"), Limits, Samples.None);
        var taken = Assert.Single(await power.TakeAsync(10, Lease, KeepTime, Samples.None));

        await power.LeaveOutAsync(taken, "too late", Samples.None);
        await power.LeaveOutAsync(taken, "again", Samples.None);

        var kept = Assert.Single(await power.ListAsync("box-1", 10, Samples.None));
        Assert.Equal(("too late", store.Clock.GetUtcNow()), (kept.Problem, kept.EndedAt));
        Assert.Equal(
            [["power_left_out", """{"action":"cycle","output":"","problem":"too late"}"""]],
            await store.QueryAsync("select kind, data from job_events where kind <> 'power_asked'", 2));
    }

    [Theory, Dialects]
    public async Task The_newest_action_that_somebody_asked_for_is_found(Dialect dialect)
    {
        await using var store = await StoreHost.StartAsync(dialect);
        var power = store.Get<IPowerStore>();
        var start = await store.Get<IEventFeed>().GetCursorAsync("power", Samples.None);
        Assert.Null(await power.FindAskedAsync("box-1", Samples.None));
        await power.AskAsync(Of("a", "box-1"), Limits, Samples.None);
        await EndAllAsync(power);
        store.Clock.Advance(TimeSpan.FromSeconds(1));
        await power.AskAsync(Of("b", "box-1") with { Action = PowerAction.Off }, Limits, Samples.None);
        await EndAllAsync(power);
        store.Clock.Advance(TimeSpan.FromSeconds(1));
        await power.FollowAsync(start, new(5, 1), [Of("c", "box-1", 1)], 2, Samples.None);

        Assert.Equal("b", (await power.FindAskedAsync("box-1", Samples.None))?.Id);
    }

    private static async Task EndAllAsync(IPowerStore power)
    {
        foreach (var action in await power.TakeAsync(10, Lease, KeepTime, Samples.None))
        {
            await power.SettleAsync(action, problem: null, "", Samples.None);
        }
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
