using Microsoft.Extensions.DependencyInjection;

namespace Boxyard.Tests.GrainHost;

public sealed class StressTests
{
    private const int CallerCount = 16;
    private const int CallsPerCaller = 1_000;
    private const int GrainCount = 20;

    // The grains that relay are apart from those that are relayed to, so that no chain can come back to itself.
    private const int FirstRelay = 1_000;

    // Its calls let the others work between two steps of the clock.
    private const int PacemakerGrain = 2_000;

    [Theory]
    [InlineData(typeof(StressGrain))]
    [InlineData(typeof(ReentrantStressGrain))]
    public async Task No_call_is_lost_and_no_turns_overlap_while_grains_come_and_go(Type grainClass)
    {
        await using var silo = await TestSilo.StartAsync(
            services => services
                .Configure<SiloMessagingOptions>(options => options.ResponseTimeout = Timeout.InfiniteTimeSpan)
                .Configure<GrainCollectionOptions>(options => options.CollectionAge = TimeSpan.FromMinutes(1))
                .AddSingleton<StressLedger>(),
            grainClass);
        var ledger = silo.Services.GetRequiredService<StressLedger>();
        using var end = new CancellationTokenSource();

        var collector = Task.Run(() => CollectUntilCancelledAsync(silo, grainClass.FullName!, end.Token));
        await Task.WhenAll(Enumerable.Range(0, CallerCount)
            .Select(seed => Task.Run(() => CallAsync(silo, grainClass, seed))));
        await end.CancelAsync();
        await collector;
        await silo.StopAsync();

        Assert.Equal(CallerCount * CallsPerCaller, ledger.Marks.Sum(marks => marks.Count));
        Assert.Equal(0, ledger.Marks.Sum(marks => marks.OverlapCount));
        Assert.Equal(0, ledger.Marks.Sum(marks => marks.LiveActivations));
        Assert.True(
            ledger.Marks.Sum(marks => marks.ActivationCount) > 2 * 2 * GrainCount, "Too few grains came and went.");
        Assert.Equal(0, silo.ActivationCount);
        Assert.Empty(silo.Log.Lines);
    }

    private static async Task CallAsync(TestSilo silo, Type grainClass, int seed)
    {
        var random = new Random(seed);
        for (var call = 0; call < CallsPerCaller; call++)
        {
            var target = random.Next(GrainCount);
            if (random.Next(4) == 0)
            {
                var relay = silo.Grains.GetGrain<IStressGrain>(
                    FirstRelay + random.Next(GrainCount), grainClass.FullName);
                Assert.Equal(target, await relay.RelayAsync(target));
            }
            else
            {
                var grain = silo.Grains.GetGrain<IStressGrain>(target, grainClass.FullName);
                await grain.CountAsync(leaveAfterwards: random.Next(10) == 0);
            }
        }
    }

    // The clock runs far ahead of real time here, which is why the calls have no timeout.
    private static async Task CollectUntilCancelledAsync(
        TestSilo silo, string grainClassName, CancellationToken cancellationToken)
    {
        while (!cancellationToken.IsCancellationRequested)
        {
            silo.Clock.Advance(TimeSpan.FromSeconds(20));
            await silo.Grains.GetGrain<IStressGrain>(PacemakerGrain, grainClassName).TouchAsync();
        }
    }
}
