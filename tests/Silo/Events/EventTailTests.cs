using Boxyard.Events;
using Boxyard.Jobs;
using Boxyard.Tests.Storage;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;

namespace Boxyard.Tests.Silo.Events;

public sealed class EventTailTests
{
    [Fact]
    public async Task A_thousand_streams_cost_as_many_reads_of_the_table_as_one()
    {
        var one = await CountReadsAsync(streamCount: 1);
        var thousand = await CountReadsAsync(streamCount: 1_000);

        Assert.Equal(one, thousand);
    }

    [Fact]
    public async Task A_failing_store_is_asked_again_and_nothing_is_missed()
    {
        await using var store = await StoreHost.StartAsync(Dialect.Sqlite);
        var clock = new TestClock();
        var feed = new CountingFeed(store.Get<IEventFeed>());
        using var tail = NewTail(feed, clock);
        await tail.StartAsync(CancellationToken.None);
        Assert.True(tail.TryEnter());
        await BecomesTrueAsync(clock, () => feed.ReadCount > 0);
        var from = await feed.GetEndAsync(CancellationToken.None);
        feed.IsBroken = true;
        await store.Jobs.AppendAsync([new JobEvent { Kind = "late" }], CancellationToken.None);
        await BecomesTrueAsync(clock, () => feed.FailureCount > 1);

        feed.IsBroken = false;
        await BecomesTrueAsync(clock, () => tail.Look(from).Look.Events.Count == 1);

        await tail.StopAsync(CancellationToken.None);
    }

    [Fact]
    public void The_newest_events_are_bounded_in_count_and_in_bytes()
    {
        var json = new Microsoft.AspNetCore.Http.Json.JsonOptions().SerializerOptions;
        var window = new EventWindow(default, maxCount: 10, maxBytes: 1_500);
        window.Add([.. Enumerable.Range(1, 12).Select(id => Event(id, ""))]);

        Assert.Equal((2, 12), (window.Begin.Id, window.End.Id));
        Assert.True(window.Look(new EventPosition(0, 1), 5).IsBehind);
        Assert.Equal([3, 4, 5], window.Look(new EventPosition(0, 2), 3).Events.Select(item => item.Position.Id));
        Assert.Equal([12], window.Look(new EventPosition(0, 11), 3).Events.Select(item => item.Position.Id));
        var last = window.Look(new EventPosition(0, 12), 3);
        Assert.Equal((0, new EventPosition(0, 12), false), (last.Events.Count, last.End, last.IsBehind));

        window.Add([Event(13, new string('x', 1_300)), Event(14, new string('x', 1_300))]);

        Assert.Equal((13, 14), (window.Begin.Id, window.End.Id));

        FollowedEvent Event(long id, string text) => FollowedEvent.Of(
            new PositionedEvent(
                new EventPosition(0, id), new JobEvent { Id = id, Kind = "a", Data = $$"""{"text":"{{text}}"}""" }),
            GroupRule.TrailingNumber,
            json);
    }

    /// <summary>One look for ten events, whoever waits for them.</summary>
    private static async Task<int> CountReadsAsync(int streamCount)
    {
        await using var store = await StoreHost.StartAsync(Dialect.Sqlite);
        var clock = new TestClock();
        var feed = new CountingFeed(store.Get<IEventFeed>());
        using var tail = NewTail(feed, clock);
        await tail.StartAsync(CancellationToken.None);
        for (var number = 0; number < streamCount; number++)
        {
            Assert.True(tail.TryEnter());
        }

        // The first look, and then the quick ones that follow a wake.
        await BecomesTrueAsync(clock, () => feed.ReadCount > 6);
        var from = await feed.GetEndAsync(CancellationToken.None);
        await store.Jobs.AppendAsync(
            [.. Enumerable.Range(0, 10).Select(number => new JobEvent { Kind = $"event{number}" })],
            CancellationToken.None);
        var before = feed.ReadCount;
        var changed = tail.Look(from).Changed;
        clock.Advance(TimeSpan.FromSeconds(1));
        await changed;

        for (var number = 0; number < streamCount; number++)
        {
            Assert.Equal(10, tail.Look(from).Look.Events.Count);
        }

        await tail.StopAsync(CancellationToken.None);
        return feed.ReadCount - before;
    }

    private static Task BecomesTrueAsync(TestClock clock, Func<bool> condition) => Eventually.BecomesTrueAsync(() =>
    {
        clock.Advance(TimeSpan.FromSeconds(1));
        return condition();
    });

    private static EventTail NewTail(IEventFeed feed, TimeProvider clock) => new(
        feed,
        new JobRules(),
        Options.Create(new EventOptions()),
        Options.Create(new Microsoft.AspNetCore.Http.Json.JsonOptions()),
        clock,
        NullLogger<EventTail>.Instance);
}
