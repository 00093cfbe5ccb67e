using System.Diagnostics;
using Boxyard.Storage;
using Boxyard.Tests.Storage;
using Xunit.Abstractions;

namespace Boxyard.Tests.Lab.Faults;

/// <summary>kill -9 of silos while boxes boot, run, upload and report.</summary>
[Collection(FaultsCollection.Name)]
public sealed class KilledSiloUnderLoadTests(ITestOutputHelper output)
{
    private const int KillCount = 4;
    private const int CallsBetween = 300;
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(3);

    [Fact]
    public async Task On_SQLite_the_same_silo_comes_back_and_all_goes_on()
    {
        using var folder = new TestFolder();
        await using var silo = await LabSilo.StartAsync(folder.Path);
        await using var load = FaultLoad.Start([silo.Address]);
        var recoveries = new List<TimeSpan>();
        for (var kill = 0; kill < KillCount; kill++)
        {
            await load.History.AdvanceAsync(CallsBetween, Patience);
            await silo.KillAsync();
            var killedAt = Stopwatch.GetTimestamp();
            await silo.StartAsync();
            await load.History.AdvanceAsync(1, Patience);
            recoveries.Add(Stopwatch.GetElapsedTime(killedAt));
        }

        await load.DrainAsync();
        await silo.StopAsync();
        await HistoryCheck.AssertAsync(new StorageOptions { DataDirectory = folder.Path }, load.History);
        FaultReport.Write(
            output,
            "kill -9 of the only silo, SQLite",
            load.History,
            FaultReport.Seconds("answers again after", recoveries));
    }

    [Fact]
    public async Task On_PostgreSQL_the_other_silo_serves_the_boxes_of_the_one_that_died()
    {
        await using var silos = await SiloGroup.StartAsync(2);
        await using var load = FaultLoad.Start(silos.Addresses);
        var recoveries = new List<TimeSpan>();
        for (var kill = 0; kill < KillCount; kill++)
        {
            await load.History.AdvanceAsync(CallsBetween, Patience);
            await silos[kill % 2].KillAsync();
            var killedAt = Stopwatch.GetTimestamp();
            await load.History.AdvanceAsync(CallsBetween / 3, Patience);
            recoveries.Add(Stopwatch.GetElapsedTime(killedAt));
            await silos[kill % 2].StartAsync();
        }

        await load.DrainAsync();
        await silos[0].StopAsync();
        await silos[1].StopAsync();
        await HistoryCheck.AssertAsync(new StorageOptions { Postgres = silos.Postgres }, load.History);
        FaultReport.Write(
            output,
            "kill -9 of one of two silos, PostgreSQL",
            load.History,
            FaultReport.Seconds($"the next {CallsBetween / 3} calls took", recoveries));
    }
}
