using Boxyard.Jobs;
using Boxyard.Monitor;
using Boxyard.Tests.Storage;
using Microsoft.Extensions.Logging.Abstractions;

namespace Boxyard.Tests.Silo;

public class MonitorFeedTests
{
    [Fact]
    public async Task Who_reads_too_slowly_is_left_behind_and_the_others_are_not()
    {
        await using var store = await StoreHost.StartAsync(Dialect.Sqlite);
        var clock = new TestClock();
        using var feed = new MonitorFeed(store.Get<IEventFeed>(), clock, NullLogger<MonitorFeed>.Instance);
        await feed.StartAsync(CancellationToken.None);
        await store.Jobs.AppendAsync([Of("before")], CancellationToken.None);
        var slow = await feed.JoinAsync(CancellationToken.None);
        var quick = await feed.JoinAsync(CancellationToken.None);
        await using var pages = quick.ReadAsync(CancellationToken.None).GetAsyncEnumerator();

        for (var number = 1; number <= MonitorSubscription.MaxPages + 1; number++)
        {
            await store.Jobs.AppendAsync([Of($"event{number}")], CancellationToken.None);
            var next = pages.MoveNextAsync().AsTask();
            await Eventually.BecomesTrueAsync(() =>
            {
                clock.Advance(TimeSpan.FromSeconds(1));
                return next.IsCompleted;
            });
            Assert.True(await next);
            Assert.Equal($"event{number}", Assert.Single(pages.Current).Record["event"]);
        }

        Assert.Equal((true, false), (slow.IsTooSlow, quick.IsTooSlow));
        var kept = await slow.ReadAsync(CancellationToken.None).ToListAsync();
        Assert.Equal(MonitorSubscription.MaxPages, kept.Count);
        Assert.Equal("event1", kept[0][0].Record["event"]);
        await feed.StopAsync(CancellationToken.None);
    }

    private static JobEvent Of(string kind) => new() { Kind = kind };
}
