using Boxyard.Results;

namespace Boxyard.Tests.Silo.Results;

public sealed class KeyedGateTests
{
    [Fact]
    public async Task One_caller_a_key_is_let_in_at_a_time()
    {
        var gate = new KeyedGate();
        var first = await gate.EnterAsync("a", CancellationToken.None);
        var second = gate.EnterAsync("a", CancellationToken.None);
        using var other = await gate.EnterAsync("b", CancellationToken.None);
        Assert.False(second.IsCompleted);

        first.Dispose();

        (await second).Dispose();
        Assert.Equal(1, gate.KeyCount);
    }

    [Fact]
    public async Task A_caller_that_gives_up_leaves_nothing()
    {
        var gate = new KeyedGate();
        using var giveUp = new CancellationTokenSource();
        var first = await gate.EnterAsync("a", CancellationToken.None);
        var second = gate.EnterAsync("a", giveUp.Token);

        await giveUp.CancelAsync();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => second);
        first.Dispose();
        Assert.Equal(0, gate.KeyCount);
    }
}
