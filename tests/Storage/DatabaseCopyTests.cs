using Boxyard.Jobs;
using Boxyard.Notifications;
using Boxyard.Storage;
using Boxyard.Storage.Backups;

namespace Boxyard.Tests.Storage;

public sealed class DatabaseCopyTests
{
    private const string Follower = "notifications";

    [Theory, Dialects]
    public async Task Followers_ids_and_counters_go_on_in_a_restored_database(Dialect dialect)
    {
        using var copyFolder = new TestFolder();
        using var newFolder = new TestFolder();
        await using var store = await StoreHost.StartAsync(dialect);
        var first = await store.SubmitAsync();
        var attempt = await store.ClaimAsync();
        await AppendAsync(store, "one", "two");
        await FollowAsync(store);
        await AppendAsync(store, "three");
        var snapshot = await DatabaseCopies.For(store.Get<StorageOptions>()).SaveAsync(
            copyFolder.Path, _ => { }, Samples.None);
        await AppendAsync(store, "later");
        Assert.Equal(1, snapshot.Jobs[JobState.Offered]);
        Assert.Equal(1, snapshot.AttemptCount);

        var options = new StorageOptions { DataDirectory = newFolder.Path, ClockIsTimeProvider = true };
        if (dialect == Dialect.Postgres)
        {
            options.Postgres = await (await PostgresServer.SharedAsync()).CreateDatabaseAsync();
        }

        var target = DatabaseCopies.For(options);
        Assert.Null(await target.FindObstacleAsync(Samples.None));
        await target.RestoreAsync(copyFolder.Path, snapshot, skippedIds: 100, Samples.None);
        Assert.NotNull(await target.FindObstacleAsync(Samples.None));
        await using var restored = await StoreHost.StartAsync(options);

        Assert.Equal(["three"], await ListFollowingAsync(restored, count: 1));
        await AppendAsync(restored, "four");
        Assert.Equal(["three", "four"], await ListFollowingAsync(restored, count: 2));
        Assert.Equal(first + 101, await restored.SubmitAsync());
        Assert.Equal(attempt, await restored.Jobs.FindAttemptAsync(first, 1, Samples.None));
        Assert.Equal(
            first, (await restored.Queues.ClaimAsync(Samples.Claim("vm-2p8g--1"), Samples.None)).LiveJobId);
        await Recount.AssertCountersAsync(restored);
    }

    private static Task AppendAsync(StoreHost store, params string[] kinds) =>
        store.Jobs.AppendAsync([.. kinds.Select(kind => new JobEvent { Testbox = "a", Kind = kind })], Samples.None);

    private static async Task FollowAsync(StoreHost store)
    {
        var feed = store.Get<IEventFeed>();
        var from = await feed.GetCursorAsync(Follower, Samples.None);
        await ListFollowingAsync(store, count: 4);
        var page = await feed.ListAsync(from, 100, Samples.None);
        Assert.Equal("two", page[^1].Event.Kind);
        Assert.True(await store.Get<INotificationStore>().PlanAsync([], (from, page[^1].Position), Samples.None));
    }

    /// <summary>
    /// What is not followed yet. Other tests' open transactions on the server may hide the newest for a while.
    /// </summary>
    private static async Task<IEnumerable<string>> ListFollowingAsync(StoreHost store, int count)
    {
        var feed = store.Get<IEventFeed>();
        var cursor = await feed.GetCursorAsync(Follower, Samples.None);
        await Eventually.BecomesTrueAsync(
            async () => (await feed.ListAsync(cursor, 100, Samples.None)).Count >= count);
        var page = await feed.ListAsync(cursor, 100, Samples.None);
        return page.Select(item => item.Event.Kind);
    }
}
