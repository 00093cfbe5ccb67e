using Boxyard.Clusters;
using Boxyard.Jobs;
using Boxyard.Tests.Grains;

namespace Boxyard.Tests.Silo.Clusters;

public sealed class BarrierLooksTests
{
    private static readonly ShownId First = new(7, 1);

    [Fact]
    public async Task All_who_ask_while_a_look_runs_share_the_next_one()
    {
        using var store = new GatedClusterStore();
        var looks = new BarrierLooks(store, new MemoryStore());
        var running = looks.LookAsync(First, CancellationToken.None);
        await Eventually.BecomesTrueAsync(() => store.LookCount == 1);
        var shared = Enumerable.Range(0, 20).Select(_ => looks.LookAsync(First, CancellationToken.None)).ToList();
        using var gone = new CancellationTokenSource();
        var left = looks.LookAsync(First, gone.Token);
        await gone.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => left);

        store.LetOnePass();
        Assert.Equal("seen-by-1", (await running).Nodes[0].Testbox);
        store.LetOnePass();
        Assert.All(await Task.WhenAll(shared), look => Assert.Equal("seen-by-2", look.Nodes[0].Testbox));

        // What is over is seen by nobody who asks later.
        store.LetOnePass();
        Assert.Equal("seen-by-3", (await looks.LookAsync(First, CancellationToken.None)).Nodes[0].Testbox);
    }
}
