using Boxyard.Jobs;

namespace Boxyard.Tests.Storage;

public sealed class HeartbeatTests
{
    private static readonly int[] Heard = [1, 3, 4];
    private static readonly TimeSpan Second = TimeSpan.FromSeconds(1);

    [Theory, Dialects]
    public async Task A_heartbeat_is_kept_by_the_stores_clock_and_an_older_one_changes_nothing(Dialect dialect)
    {
        await using var store = await StoreHost.StartAsync(dialect);
        await store.SubmitAsync();
        var attempt = await store.ClaimAsync();
        var now = store.Clock.GetUtcNow();

        var saved = await BeatAsync(store, 2 * Second);
        Assert.Equal(now, saved.At);
        Assert.Equal([new AttemptTerms(attempt.DeadlineAt, IsCancelAsked: false)], saved.Terms);
        Assert.Equal(now - (2 * Second), (await FindAsync(store)).HeartbeatAt);

        await BeatAsync(store, 9 * Second);
        Assert.Equal(now - (2 * Second), (await FindAsync(store)).HeartbeatAt);
        await BeatAsync(store, Second);
        Assert.Equal(attempt with { HeartbeatAt = now - Second }, await FindAsync(store));
    }

    [Theory, Dialects]
    public async Task A_change_that_was_decided_before_a_heartbeat_does_not_take_it_back(Dialect dialect)
    {
        await using var store = await StoreHost.StartAsync(dialect);
        await store.SubmitAsync();
        var attempt = await store.ClaimAsync();
        await BeatAsync(store, Second);

        var running = Samples.Run(attempt, store.Clock.GetUtcNow());
        Assert.Equal(SaveOutcome.Saved, await store.Jobs.SaveAsync(running, Samples.None));
        Assert.Equal(store.Clock.GetUtcNow() - Second, (await FindAsync(store)).HeartbeatAt);
    }

    [Theory, Dialects]
    public async Task One_write_tells_who_is_cancelled_and_who_is_over(Dialect dialect)
    {
        await using var store = await StoreHost.StartAsync(dialect);
        var now = store.Clock.GetUtcNow();
        for (var box = 1; box <= 3; box++)
        {
            await store.SubmitAsync();
            await store.ClaimAsync($"vm-{box}");
        }

        var asked = Samples.Run((await store.Jobs.FindAttemptAsync(2, 1, Samples.None))!, now);
        await store.Jobs.SaveAsync(
            asked with { Next = asked.Next with { CancelAskedAt = now, CancelReason = "why" } }, Samples.None);
        var last = await store.Jobs.FindAttemptAsync(3, 1, Samples.None);
        await store.Jobs.SaveAsync(Samples.End(last!, now), Samples.None);

        var saved = await store.Jobs.SaveHeartbeatsAsync(
            [.. Enumerable.Range(1, 4).Select(job => new Heartbeat(new ShownId(job, 1), Second))], Samples.None);

        Assert.Equal(
            [new AttemptTerms(now.AddSeconds(600), false), new AttemptTerms(now.AddMinutes(30), true), null, null],
            saved.Terms);
        Assert.Null((await store.Jobs.FindAttemptAsync(3, 1, Samples.None))!.HeartbeatAt);
    }

    [Theory, Dialects]
    public async Task Silent_are_running_guests_that_were_heard_before(Dialect dialect)
    {
        await using var store = await StoreHost.StartAsync(dialect);
        for (var box = 1; box <= 4; box++)
        {
            await store.SubmitAsync();
            var attempt = await store.ClaimAsync($"vm-{box}");
            if (box > 1)
            {
                await store.Jobs.SaveAsync(Samples.Run(attempt, store.Clock.GetUtcNow()), Samples.None);
            }
        }

        await store.Jobs.SaveHeartbeatsAsync(
            [.. Heard.Select(job => new Heartbeat(new ShownId(job, 1), job * Second))], Samples.None);

        store.Clock.Advance(26 * Second);
        Assert.Empty(await store.Jobs.ListSilentAsync(31 * Second, 10, Samples.None));
        store.Clock.Advance(2 * Second);
        Assert.Equal(
            [4L, 3L], (await store.Jobs.ListSilentAsync(31 * Second, 10, Samples.None)).Select(silent => silent.JobId));
        Assert.Equal(4, Assert.Single(await store.Jobs.ListSilentAsync(31 * Second, 1, Samples.None)).JobId);
    }

    private static Task<HeartbeatsSaved> BeatAsync(StoreHost store, TimeSpan age) =>
        store.Jobs.SaveHeartbeatsAsync([new Heartbeat(new ShownId(1, 1), age)], Samples.None);

    private static async Task<AttemptRecord> FindAsync(StoreHost store) =>
        (await store.Jobs.FindAttemptAsync(1, 1, Samples.None))!;
}
