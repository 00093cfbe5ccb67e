using Boxyard.Storage;
using Boxyard.Tests.Lab.Faults;
using Boxyard.Tests.Storage;
using Xunit.Abstractions;

namespace Boxyard.Tests.Lab;

/// <summary>A silo of this checkout beside the oldest that its migrations tolerate, on one PostgreSQL.</summary>
[Collection(FaultsCollection.Name)]
public sealed class UpgradeTests(ITestOutputHelper output)
{
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(5);

    [EarlierSiloFact]
    public async Task Jobs_flow_through_the_old_and_the_new_silo_then_the_old_one_stops_and_it_can_come_back()
    {
        var earlier = await EarlierSilo.BuildAsync();
        await using var server = await PostgresServer.StartAsync(isSafe: true);
        await using var silos = SiloGroup.NotStarted(await server.CreateDatabaseAsync());
        var old = await silos.AddAsync(earlier);
        var addresses = new TurningAddresses(old.Address);
        await using var load = FaultLoad.Start(addresses, cancelEvery: 5);
        await load.History.AdvanceAsync(300, Patience);

        // It migrates while the old one serves.
        var young = await silos.AddAsync();
        addresses.Set(old.Address, young.Address);
        await load.History.AdvanceAsync(900, Patience);
        var (failedCount, pause) = (load.History.FailedCount, load.History.LongestPause);

        // Out of the balancer, then stopped.
        addresses.Set(young.Address);
        await old.StopAsync();
        await load.History.AdvanceAsync(300, Patience);

        // The way back: an old one starts on the new tables.
        await old.StartAsync();
        addresses.Set(old.Address, young.Address);
        await load.History.AdvanceAsync(300, Patience);
        addresses.Set(old.Address);
        await young.StopAsync();
        await load.History.AdvanceAsync(300, Patience);

        await load.DrainAsync();
        await old.StopAsync();
        await HistoryCheck.AssertAsync(new StorageOptions { Postgres = silos.Postgres }, load.History);
        Assert.NotEmpty(load.History.Cancelled);
        output.WriteLine(
            $"{earlier} beside this checkout: {load.History}; until both had served {failedCount} calls failed, "
            + $"longest time without an answer {pause.TotalSeconds:0.0} s.");
        Assert.DoesNotContain(young.Output, line => line.Contains("Unhandled", StringComparison.Ordinal));
    }
}
