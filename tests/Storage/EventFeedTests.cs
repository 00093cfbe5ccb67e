using Boxyard.Jobs;

namespace Boxyard.Tests.Storage;

public sealed class EventFeedTests
{
    [Theory, Dialects]
    public async Task Who_follows_sees_every_event_once_and_in_order(Dialect dialect)
    {
        await using var store = await StoreHost.StartAsync(dialect);
        var feed = store.Get<IEventFeed>();
        await store.Jobs.AppendAsync([Of("a"), Of("b")], Samples.None);
        await store.Jobs.AppendAsync([Of("c")], Samples.None);

        var first = await ReadAsync(feed, default, 2);
        var second = await ReadAsync(feed, first[^1].Position, 2);
        var end = await feed.GetEndAsync(Samples.None);
        await store.Jobs.AppendAsync([Of("d")], Samples.None);
        var fromEnd = await ReadAsync(feed, end, 1);

        Assert.Equal(
            ["a", "b", "c", "d"], first.Concat(second).Concat(fromEnd).Select(item => item.Event.Kind));
        Assert.Equal("d", Assert.Single(fromEnd).Event.Kind);
    }

    /// <summary>Other databases of the server may hold PostgreSQL's horizon back for a moment.</summary>
    private static async Task<IReadOnlyList<PositionedEvent>> ReadAsync(
        IEventFeed feed, EventPosition after, int count)
    {
        IReadOnlyList<PositionedEvent> page = [];
        await Eventually.BecomesTrueAsync(async () =>
        {
            page = await feed.ListAsync(after, count, Samples.None);
            return page.Count > 0 && (count == 1 || page.Count == count || page[^1].Event.Kind == "c");
        });
        return page;
    }

    private static JobEvent Of(string kind) => new() { Kind = kind };
}
