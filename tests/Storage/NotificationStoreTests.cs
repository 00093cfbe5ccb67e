using Boxyard.Jobs;
using Boxyard.Notifications;

namespace Boxyard.Tests.Storage;

public sealed class NotificationStoreTests
{
    private static readonly TimeSpan Lease = TimeSpan.FromMinutes(1);
    private static readonly TimeSpan MaxAge = TimeSpan.FromDays(1);
    private static readonly TimeSpan KeepTime = TimeSpan.FromDays(7);

    [Theory, Dialects]
    public async Task Of_several_followers_one_plans_and_a_cause_is_told_once(Dialect dialect)
    {
        await using var store = await StoreHost.StartAsync(dialect);
        var deliveries = store.Get<INotificationStore>();
        var start = await store.Get<IEventFeed>().GetCursorAsync("notifications", Samples.None);

        Assert.True(await deliveries.PlanAsync([Of("a")], (start, new EventPosition(3, 1)), Samples.None));
        Assert.False(await deliveries.PlanAsync([Of("b", "event:2")], (start, new EventPosition(3, 2)), Samples.None));
        Assert.True(await deliveries.PlanAsync([Of("c"), Of("d", target: "other")], step: null, Samples.None));

        Assert.Equal(
            ["a", "d"],
            (await TakeAsync(deliveries)).Select(item => item.Id).Order());
    }

    [Theory, Dialects]
    public async Task A_delivery_is_tried_until_it_is_taken_or_given_up_and_then_forgotten(Dialect dialect)
    {
        await using var store = await StoreHost.StartAsync(dialect);
        var deliveries = store.Get<INotificationStore>();
        await deliveries.PlanAsync([Of("a"), Of("b", "event:2")], step: null, Samples.None);
        var first = (await TakeAsync(deliveries)).ToDictionary(item => item.Id);
        Assert.Empty(await TakeAsync(deliveries));
        await deliveries.SettleAsync(first["a"], DeliveryState.Delivered, TimeSpan.Zero, null, Samples.None);
        await deliveries.SettleAsync(
            first["b"], DeliveryState.Waiting, TimeSpan.FromSeconds(10), "no", Samples.None);

        store.Clock.Advance(TimeSpan.FromSeconds(9));
        Assert.Empty(await TakeAsync(deliveries));
        store.Clock.Advance(TimeSpan.FromSeconds(1));
        var second = Assert.Single(await TakeAsync(deliveries));
        await deliveries.SettleAsync(first["b"], DeliveryState.Delivered, TimeSpan.Zero, null, Samples.None);
        await deliveries.SettleAsync(second, DeliveryState.GivenUp, TimeSpan.Zero, "never", Samples.None);

        var all = await deliveries.ListAsync(state: null, before: null, 10, Samples.None);
        Assert.Equal(
            [("b", DeliveryState.GivenUp, 2, "never"), ("a", DeliveryState.Delivered, 1, null)],
            all.Select(item => (item.Id, item.State, item.TryCount, item.Problem)));
        Assert.Equal("a", Assert.Single(await deliveries.ListAsync(null, all[0], 10, Samples.None)).Id);
        Assert.Equal("b", Assert.Single(await deliveries.ListAsync(DeliveryState.GivenUp, null, 10, Samples.None)).Id);
        Assert.Equal(
            [["notification_given_up", "7"]], await store.QueryAsync("select kind, job_id from job_events", 2));
        store.Clock.Advance(KeepTime + TimeSpan.FromSeconds(1));
        await deliveries.TrimAsync(MaxAge, KeepTime, Samples.None);
        Assert.Empty(await deliveries.ListAsync(null, null, 10, Samples.None));
    }

    [Theory, Dialects]
    public async Task Of_each_receiver_so_many_are_taken_and_no_more_than_are_due(Dialect dialect)
    {
        await using var store = await StoreHost.StartAsync(dialect);
        var deliveries = store.Get<INotificationStore>();
        Assert.Empty(await deliveries.ListReceiversAsync(10, Samples.None));
        await deliveries.PlanAsync(
            [.. Enumerable.Range(1, 5).Select(number => Of($"a{number}", $"event:{number}"))], step: null, Samples.None);
        store.Clock.Advance(TimeSpan.FromSeconds(1));
        await deliveries.PlanAsync([Of("b", target: "other"), Of("c", target: "third")], step: null, Samples.None);

        Assert.Equal(["board", "other", "third"], await deliveries.ListReceiversAsync(10, Samples.None));
        Assert.Equal(["board", "other"], await deliveries.ListReceiversAsync(2, Samples.None));
        var taken = await deliveries.TakeAsync([("board", 3), ("third", 3)], Lease, Samples.None);

        Assert.Equal(["board", "board", "board", "third"], taken.Select(item => item.Receiver).Order());
        Assert.Equal(["board", "other"], await deliveries.ListReceiversAsync(10, Samples.None));
        Assert.Equal(2, (await deliveries.TakeAsync([("board", 3)], Lease, Samples.None)).Count);
        Assert.Equal(["other"], await deliveries.ListReceiversAsync(10, Samples.None));
    }

    [Theory, Dialects]
    public async Task What_has_waited_too_long_is_given_up_with_an_event(Dialect dialect)
    {
        await using var store = await StoreHost.StartAsync(dialect);
        var deliveries = store.Get<INotificationStore>();
        await deliveries.PlanAsync([Of("a")], step: null, Samples.None);
        store.Clock.Advance(MaxAge);
        await deliveries.PlanAsync([Of("b", "event:2")], step: null, Samples.None);
        await deliveries.TrimAsync(MaxAge, KeepTime, Samples.None);
        Assert.Equal(2, (await deliveries.ListAsync(DeliveryState.Waiting, null, 10, Samples.None)).Count);
        store.Clock.Advance(TimeSpan.FromSeconds(1));

        await deliveries.TrimAsync(MaxAge, KeepTime, Samples.None);

        var given = Assert.Single(await deliveries.ListAsync(DeliveryState.GivenUp, null, 10, Samples.None));
        Assert.Equal(
            ("a", "Its receiver did not take it in time (Notifications:MaxAge).", store.Clock.GetUtcNow()),
            (given.Id, given.Problem, given.EndedAt));
        Assert.Equal(
            [["notification_given_up", "7"]], await store.QueryAsync("select kind, job_id from job_events", 2));
    }

    private static Task<IReadOnlyList<DeliveryRecord>> TakeAsync(INotificationStore deliveries) =>
        deliveries.TakeAsync([("board", 10), ("other", 10)], Lease, Samples.None);

    private static NewDelivery Of(string id, string cause = "event:1", string target = "board") => new()
    {
        Id = id,
        Cause = cause,
        Target = target,
        Receiver = target,
        Url = "http://board.example.org/hook",
        Event = "job_ended",
        Body = """{"job":{"id":7}}""",
    };
}
