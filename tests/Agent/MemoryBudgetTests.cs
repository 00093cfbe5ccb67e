using Boxyard.Agent.Boxes;

namespace Boxyard.Tests.Agent;

public sealed class MemoryBudgetTests
{
    private readonly MemoryBudget _budget = new(1000);

    [Fact]
    public async Task Who_does_not_fit_waits_until_enough_is_given_back()
    {
        var first = await TakeAsync(600);
        var second = TakeAsync(600);

        Assert.False(second.IsCompleted);
        Assert.True(_budget.HasWaiting);
        first.Dispose();
        first.Dispose();
        using var third = await second;
        Assert.False(_budget.HasWaiting);
        Assert.False(TakeAsync(600).IsCompleted);
    }

    [Fact]
    public async Task A_large_one_is_not_overtaken_by_small_ones()
    {
        var small = await TakeAsync(500);
        var large = TakeAsync(1000);
        var later = TakeAsync(100);

        Assert.False(later.IsCompleted);
        small.Dispose();
        using var taken = await large;
        Assert.False(later.IsCompleted);
    }

    [Fact]
    public async Task Who_gives_up_makes_room_for_those_behind()
    {
        using var small = await TakeAsync(500);
        using var cancellation = new CancellationTokenSource();
        var large = _budget.TakeAsync(1000, cancellation.Token);
        var later = TakeAsync(100);

        await cancellation.CancelAsync();

        await Assert.ThrowsAsync<TaskCanceledException>(() => large);
        (await later).Dispose();
    }

    [Fact]
    public async Task What_runs_already_counts_even_beyond_the_budget()
    {
        var running = _budget.TakeUp(1500);
        var next = TakeAsync(100);

        Assert.False(next.IsCompleted);
        running.Dispose();
        (await next).Dispose();
    }

    private Task<IDisposable> TakeAsync(int memoryMiB) => _budget.TakeAsync(memoryMiB, CancellationToken.None);
}
