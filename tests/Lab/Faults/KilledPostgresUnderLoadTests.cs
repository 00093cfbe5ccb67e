using System.Diagnostics;
using Boxyard.Storage;
using Boxyard.Tests.Storage;
using Xunit.Abstractions;

namespace Boxyard.Tests.Lab.Faults;

/// <summary>PostgreSQL stops as in a power loss and comes back, under two silos with boxes at work.</summary>
[Collection(FaultsCollection.Name)]
public sealed class KilledPostgresUnderLoadTests(ITestOutputHelper output)
{
    private const int KillCount = 3;
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(3);

    [Fact]
    public async Task What_was_answered_is_there_and_all_goes_on_when_it_is_back()
    {
        await using var server = await PostgresServer.StartAsync(isSafe: true);
        await using var silos = SiloGroup.NotStarted(await server.CreateDatabaseAsync());
        await silos.AddAsync();
        await silos.AddAsync();
        await using var load = FaultLoad.Start(silos.Addresses);
        var recoveries = new List<TimeSpan>();
        for (var kill = 0; kill < KillCount; kill++)
        {
            await load.History.AdvanceAsync(300, Patience);
            await server.StopImmediatelyAsync();
            var failedCount = load.History.FailedCount;
            await Eventually.TrueAsync(
                () => Task.FromResult(load.History.FailedCount > failedCount + 20), Patience, "clients get errors");
            await server.StartAgainAsync();
            var backAt = Stopwatch.GetTimestamp();
            await load.History.AdvanceAsync(100, Patience);
            recoveries.Add(Stopwatch.GetElapsedTime(backAt));
        }

        await load.DrainAsync();
        await silos[0].StopAsync();
        await silos[1].StopAsync();
        await HistoryCheck.AssertAsync(new StorageOptions { Postgres = silos.Postgres }, load.History);
        FaultReport.Write(
            output,
            "PostgreSQL stopped (immediate) and started",
            load.History,
            FaultReport.Seconds("100 calls answered after its start within", recoveries));
    }
}
