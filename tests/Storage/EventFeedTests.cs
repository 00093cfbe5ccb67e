using Boxyard.Jobs;
using Boxyard.Retention;

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

    [Theory, Dialects]
    public async Task Events_of_jobs_come_with_their_group_and_in_the_order_of_all(Dialect dialect)
    {
        await using var store = await StoreHost.StartAsync(dialect);
        var feed = store.Get<IEventFeed>();
        var first = await store.SubmitAsync();
        var second = await store.SubmitAsync();
        var third = await store.SubmitAsync();
        await store.Jobs.AppendAsync([Of("x") with { JobId = first }, Of("y") with { JobId = third }], Samples.None);
        await store.Jobs.AppendAsync([Of("last")], Samples.None);
        await Eventually.BecomesTrueAsync(
            async () => (await feed.ListWithGroupsAsync(default, 10, Samples.None)).Count == 6);

        var all = await feed.ListWithGroupsAsync(default, 10, Samples.None);
        var some = await feed.ListOfJobsAsync([third, first], default, 3, Samples.None);
        var rest = await feed.ListOfJobsAsync([third, first], some[^1].Position, 3, Samples.None);

        Assert.Equal(
            [(first, "submitted"), (third, "submitted"), (first, "x"), (third, "y")],
            some.Concat(rest).Select(item => (item.Event.JobId!.Value, item.Event.Kind)));
        Assert.Equal(
            ["vm-2p8g", "vm-2p8g", "vm-2p8g", "vm-2p8g", "vm-2p8g", null], all.Select(item => item.JobGroup));
        Assert.Equal(all.Where(item => item.Event.JobId == first || item.Event.JobId == third), some.Concat(rest));
        Assert.Equal(all[1].Position, await feed.FindPositionAsync(all[1].Event.Id, Samples.None));
        Assert.Null(await feed.FindPositionAsync(9_999, Samples.None));
        Assert.NotEqual(first, second);
    }

    [Theory, Dialects]
    public async Task An_id_is_never_given_twice_although_old_events_are_removed(Dialect dialect)
    {
        await using var store = await StoreHost.StartAsync(dialect);
        var feed = store.Get<IEventFeed>();
        await store.Jobs.AppendAsync([Of("a"), Of("b"), Of("c")], Samples.None);
        var before = await ReadAsync(feed, default, 3);
        // Retention in a lab in which nothing happens: the newest stays, for the next to be numbered after it.
        var at = before[^1].Position;
        store.Clock.Advance(TimeSpan.FromDays(2));
        Assert.Equal(
            2,
            await store.Get<IRetentionStore>().TrimEventsAsync(
                store.Clock.GetUtcNow().AddDays(-1), 9, Samples.None));
        var end = await feed.GetEndAsync(Samples.None);

        await store.Jobs.AppendAsync([Of("d")], Samples.None);

        Assert.Equal("d", Assert.Single(await ReadAsync(feed, at, 1)).Event.Kind);
        Assert.Equal("d", Assert.Single(await ReadAsync(feed, end, 1)).Event.Kind);
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
