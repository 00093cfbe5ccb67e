using System.Diagnostics;
using Boxyard.Storage;
using Boxyard.Tests.Silo.Results;
using Boxyard.Tests.Storage;
using Xunit.Abstractions;

namespace Boxyard.Tests.Lab.Faults;

/// <summary>The disk of the database and of the results fills up while boxes work, and has room again.</summary>
[Collection(FaultsCollection.Name)]
public sealed class FullDiskUnderLoadTests(ITestOutputHelper output)
{
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(3);

    [MountFact]
    public async Task What_was_answered_is_there_and_all_goes_on_when_there_is_room()
    {
        using var disk = new TestFolder();
        await LabFolder.RunAsync("mount", "-t", "tmpfs", "-o", "size=64m", "tmpfs", disk.Path);
        try
        {
            await RunAsync(disk.Path);
        }
        finally
        {
            await LabFolder.RunAsync("umount", disk.Path);
        }
    }

    private async Task RunAsync(string path)
    {
        // The scheduler would stop uploads long before: here the disk is really full.
        await using var silo = await LabSilo.StartAsync(path, "--Results:MinFreeBytes", "0");
        await using var load = FaultLoad.Start([silo.Address]);
        await load.History.AdvanceAsync(300, Patience);
        var ballast = Path.Combine(path, "ballast");
        await Assert.ThrowsAsync<IOException>(() => FillAsync(ballast));
        var failedCount = load.History.FailedCount;
        await Eventually.TrueAsync(
            () => Task.FromResult(load.History.FailedCount > failedCount + 20), Patience, "clients get errors");
        File.Delete(ballast);
        var roomAt = Stopwatch.GetTimestamp();
        await load.History.AdvanceAsync(300, Patience);
        var recovery = Stopwatch.GetElapsedTime(roomAt);

        await load.DrainAsync();
        await silo.StopAsync();
        await HistoryCheck.AssertAsync(new StorageOptions { DataDirectory = path }, load.History);
        FaultReport.Write(
            output,
            "disk full",
            load.History,
            FaultReport.Seconds("300 calls answered with room again within", [recovery]));
    }

    /// <summary>Takes all the room that there is.</summary>
    private static async Task FillAsync(string path)
    {
        await using var file = new FileStream(path, FileMode.Create, FileAccess.Write, FileShare.Read, bufferSize: 0);
        var block = new byte[4096];
        while (true)
        {
            await file.WriteAsync(block);
        }
    }
}
