using Boxyard.Clusters;
using Boxyard.Jobs;

namespace Boxyard.Tests.Storage;

public sealed class ClusterNodesTests
{
    private static readonly ShownId First = new(1, 1);

    [Theory, Dialects]
    public async Task What_a_node_says_is_kept_and_levels_never_fall(Dialect dialect)
    {
        await using var store = await StartAsync(dialect);
        var startedAt = store.Clock.GetUtcNow();
        Assert.True(await store.Clusters.MarkAsync(
            new NodeMark { Attempt = First, Level = BarrierLevel.Ready, Ip = "10.0.0.7" }, Samples.None));
        store.Clock.Advance(TimeSpan.FromSeconds(1));
        Assert.True(await store.Clusters.MarkAsync(
            new NodeMark { Attempt = First, Level = BarrierLevel.Start, Roles = "head" }, Samples.None));

        var nodes = await store.Clusters.ListNodesAsync(new ShownId(2, 1), Samples.None);
        Assert.Equal(
            [
                new NodeRecord
                {
                    Attempt = First,
                    Testbox = "a",
                    Roles = "head",
                    Ip = "10.0.0.7",
                    DirectMacs = "",
                    DirectIps = "192.168.222.1",
                    Level = BarrierLevel.Ready,
                    LevelAt = startedAt,
                },
                new NodeRecord
                {
                    Attempt = new ShownId(2, 1),
                    Testbox = "b",
                    Roles = "client",
                    DirectMacs = "",
                    DirectIps = "192.168.222.2",
                },
            ],
            nodes);
        await store.WaitForNoticeAsync(notice => notice.ChangedJobs.Contains(1) && notice.QueuedJobs.Count == 0);
    }

    [Theory, Dialects]
    public async Task An_abort_stays(Dialect dialect)
    {
        await using var store = await StartAsync(dialect);
        await store.Clusters.MarkAsync(new NodeMark { Attempt = First, IsAbort = true }, Samples.None);
        await store.Clusters.MarkAsync(new NodeMark { Attempt = First, Level = BarrierLevel.Finish }, Samples.None);

        Assert.True((await store.Clusters.ListNodesAsync(First, Samples.None))[0].IsAborted);
    }

    [Theory, Dialects]
    public async Task An_attempt_that_is_over_or_of_no_cluster_changes_nothing(Dialect dialect)
    {
        await using var store = await StartAsync(dialect);
        await store.SubmitAsync();
        await store.ClaimAsync("x");
        await store.ApplyAsync(1, AttemptEvent.KernelPanicked);

        Assert.False(await store.Clusters.MarkAsync(
            new NodeMark { Attempt = First, Level = BarrierLevel.Finish }, Samples.None));
        Assert.False(await store.Clusters.MarkAsync(new NodeMark { Attempt = new ShownId(2, 2) }, Samples.None));
        Assert.False(await store.Clusters.MarkAsync(new NodeMark { Attempt = new ShownId(3, 1) }, Samples.None));

        var node = (await store.Clusters.ListNodesAsync(First, Samples.None))[0];
        Assert.Equal((BarrierLevel.None, true, true), (node.Level, node.HasEnded, node.IsGone));
        Assert.Empty(await store.Clusters.ListNodesAsync(new ShownId(3, 1), Samples.None));
    }

    private static async Task<StoreHost> StartAsync(Dialect dialect)
    {
        var store = await StoreHost.StartAsync(dialect);
        await store.SubmitClusterAsync("a", "b");
        await store.SeeAsync("a", "b");
        Assert.Equal(2, await store.ReserveAsync());
        return store;
    }
}
