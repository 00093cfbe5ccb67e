using System.Diagnostics;
using Boxyard.Jobs;
using Boxyard.Storage;

namespace Boxyard.Tests.Storage;

/// <summary>SQLite on a disk that is full: a tmpfs of a few megabytes, which needs root.</summary>
public sealed class FullDiskTests
{
    [Fact]
    public async Task Writes_to_a_full_disk_fail_acknowledged_ones_stay_and_it_works_again_when_there_is_room()
    {
        using var folder = new TestFolder();
        await RunAsync("mount", "-t", "tmpfs", "-o", "size=4m", "tmpfs", folder.Path);
        try
        {
            await FillAsync(folder.Path);
        }
        finally
        {
            await RunAsync("umount", folder.Path);
        }
    }

    private static async Task FillAsync(string path)
    {
        var ballast = Path.Combine(path, "ballast");
        await File.WriteAllBytesAsync(ballast, new byte[1_000_000]);
        var options = new StorageOptions { DataDirectory = path };
        var acknowledged = new List<long>();
        await using (var store = await StoreHost.StartAsync(options))
        {
            var failure = await SubmitUntilItFailsAsync(store, acknowledged);
            Assert.Contains("full", failure.Message, StringComparison.Ordinal);
            Assert.NotEmpty(acknowledged);
            Assert.Equal(JobState.Queued, (await store.Jobs.FindAsync(acknowledged[^1], Samples.None))!.State);

            File.Delete(ballast);
            acknowledged.Add(await store.SubmitAsync());
        }

        await using var again = await StoreHost.StartAsync(options);
        Assert.Equal(acknowledged.Count.ToString(), (await again.QueryAsync("select count(*) from jobs", 1))[0][0]);
        Assert.Equal(JobState.Queued, (await again.Jobs.FindAsync(acknowledged[^1], Samples.None))!.State);
        await Recount.AssertCountersAsync(again);
    }

    private static async Task<StoreException> SubmitUntilItFailsAsync(StoreHost store, List<long> acknowledged)
    {
        var job = Samples.Job() with { Spec = new string('x', 4_000) };
        while (true)
        {
            try
            {
                acknowledged.Add(await store.SubmitAsync(job));
            }
            catch (StoreException exception)
            {
                return exception;
            }
        }
    }

    private static async Task RunAsync(string command, params string[] arguments)
    {
        using var process = Process.Start(command, arguments);
        await process.WaitForExitAsync();
        Assert.Equal(0, process.ExitCode);
    }
}
