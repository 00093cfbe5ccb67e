using System.Diagnostics;
using Boxyard.Storage;
using Boxyard.Tests.Silo.Results;
using Boxyard.Tests.Storage;
using Xunit.Abstractions;

namespace Boxyard.Tests.Lab.Faults;

/// <summary>The network between silos and PostgreSQL swallows all packets for a while.</summary>
[Collection(FaultsCollection.Name)]
public sealed class CutNetworkTests(ITestOutputHelper output)
{
    private const int CutCount = 2;
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(5);

    // The capability that mounts needs root too, as namespaces do.
    [MountFact]
    public async Task Silos_that_lost_their_database_go_on_when_packets_pass_again()
    {
        await using var network = await CuttableNetwork.CreateAsync();
        await using var server = await PostgresServer.StartAsync(isSafe: true, network.Address, network.Runner);
        await using var silos = SiloGroup.NotStarted(await server.CreateDatabaseAsync());
        await silos.AddAsync();
        await silos.AddAsync();
        await using var load = FaultLoad.Start(silos.Addresses);
        var (cuts, recoveries) = (new List<TimeSpan>(), new List<TimeSpan>());
        for (var cut = 0; cut < CutCount; cut++)
        {
            await load.History.AdvanceAsync(300, Patience);
            await network.CutAsync();
            var cutAt = Stopwatch.GetTimestamp();
            var failedCount = load.History.FailedCount;
            // Until the clients notice: an answer of the silo says that its database does not answer.
            await Eventually.TrueAsync(
                () => Task.FromResult(load.History.FailedCount > failedCount), Patience, "clients get errors");
            await network.MendAsync();
            cuts.Add(Stopwatch.GetElapsedTime(cutAt));
            var mendedAt = Stopwatch.GetTimestamp();
            await load.History.AdvanceAsync(100, Patience);
            recoveries.Add(Stopwatch.GetElapsedTime(mendedAt));
        }

        await load.DrainAsync();
        await silos[0].StopAsync();
        await silos[1].StopAsync();
        await HistoryCheck.AssertAsync(new StorageOptions { Postgres = silos.Postgres }, load.History);
        FaultReport.Write(
            output,
            "packets between silos and PostgreSQL dropped",
            load.History,
            FaultReport.Seconds("cut until the first error, after", cuts),
            FaultReport.Seconds("100 calls answered after the cut within", recoveries));
    }
}
