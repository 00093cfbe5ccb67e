using System.Globalization;
using Boxyard.Storage;
using Boxyard.Tests.Lab.Faults;
using Boxyard.Tests.Silo.Notifications;
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
        await using var receiver = await Receiver.StartAsync();
        await using var silos = SiloGroup.NotStarted(
            await server.CreateDatabaseAsync(),
            "--Notifications:Targets:0:Name", "board",
            "--Notifications:Targets:0:Url", receiver.Url,
            "--Notifications:Targets:0:Secret", "a secret of the board",
            "--Notifications:Targets:0:Events:0", "job_ended");
        var old = await silos.AddAsync(earlier);
        var addresses = new TurningAddresses(old.Address);
        await using var load = FaultLoad.Start(addresses, cancelEvery: 5);
        await load.History.AdvanceAsync(300, Patience);

        // It migrates while the old one serves.
        var young = await silos.AddAsync();
        addresses.Set(old.Address, young.Address);
        await load.History.AdvanceAsync(900, Patience);
        // Cluster jobs that one silo takes and the other gives out, and that both give out.
        List<long> clusters =
        [
            .. await ClusterRun.RunAsync("cluster-a", old.Address, young.Address, young.Address),
            .. await ClusterRun.RunAsync("cluster-b", young.Address, old.Address, old.Address),
            .. await ClusterRun.RunAsync("cluster-c", old.Address, old.Address, young.Address),
        ];
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
        await AssertAllToldAsync(receiver, [.. load.History.Submitted.Values, .. clusters]);
        await old.StopAsync();
        await HistoryCheck.AssertAsync(new StorageOptions { Postgres = silos.Postgres }, load.History);
        Assert.NotEmpty(load.History.Cancelled);
        output.WriteLine(
            $"{earlier} beside this checkout: {load.History}; until both had served {failedCount} calls failed, "
            + $"longest time without an answer {pause.TotalSeconds:0.0} s.");
        Assert.DoesNotContain(young.Output, line => line.Contains("Unhandled", StringComparison.Ordinal));
    }

    /// <summary>Each job's end is told, whichever silos made and sent it, and by one delivery.</summary>
    private static async Task AssertAllToldAsync(Receiver receiver, IReadOnlyCollection<long> jobIds)
    {
        HashSet<string> Told() => [.. receiver.Taken.Select(delivery => delivery.JobId!)];
        await Eventually.TrueAsync(
            () => Task.FromResult(Told().Count >= jobIds.Count), Patience, "the ends of all jobs are told");
        Assert.Equal(
            jobIds.Order().Select(id => $"{id}"), Told().OrderBy(id => long.Parse(id, CultureInfo.InvariantCulture)));
        Assert.All(
            receiver.Taken.GroupBy(delivery => delivery.JobId),
            deliveries => Assert.Single(deliveries.Select(delivery => delivery.Id).Distinct()));
    }
}
