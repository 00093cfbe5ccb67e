using System.Diagnostics;
using Boxyard.Results;
using Boxyard.Tests.Storage;

namespace Boxyard.Tests.Silo.Results;

public sealed class DiskFullTests
{
    private const int Mebi = 1 << 20;

    [MountFact]
    public async Task A_full_disk_is_a_failure_that_loses_nothing_acknowledged()
    {
        using var disk = new TestFolder();
        await RunAsync("mount", "-t", "tmpfs", "-o", "size=1m", "tmpfs", disk.Path);
        try
        {
            await using var lab = await ResultLab.StartAsync(
                settings: [("Results:Directory", disk.Path), ("Results:MinFreeBytes", "0")]);
            var folder = $"{disk.Path}/iperf/{lab.Attempt.JobId}";
            Assert.Equal("200 5", await lab.AppendAsync("stdout", 0, "hello"));

            Assert.Equal(500, await lab.PutAsync("big", new string('x', 3_000_000)));
            Assert.Equal("500 -", await lab.AppendAsync("stdout", 5, new string('x', 3_000_000)));
            var failure = await Assert.ThrowsAsync<IOException>(
                () => lab.Files.StageAsync(
                    lab.Root, "big", new MemoryStream(new byte[3_000_000]), 10_000_000, Samples.None));

            Assert.StartsWith(
                $"The disk is full: '{folder}/big' could not be written.", failure.Message, StringComparison.Ordinal);
            Assert.Equal(["stdout", "stdout.lock"], FileNames(folder).Order());
            Assert.Equal("200 6", await lab.AppendAsync("stdout", 5, "!"));
            Assert.Equal("hello!", await File.ReadAllTextAsync($"{folder}/.boxyard/log/stdout"));
        }
        finally
        {
            await RunAsync("umount", disk.Path);
        }
    }

    [MountFact]
    public async Task Before_the_disk_is_full_files_are_refused_and_last_the_logs_until_there_is_room_again()
    {
        using var disk = new TestFolder();
        await RunAsync("mount", "-t", "tmpfs", "-o", "size=48m", "tmpfs", disk.Path);
        try
        {
            var clock = new TestClock();
            await using var lab = await ResultLab.StartAsync(
                clock, settings: [("Results:Directory", disk.Path), ("Results:MinFreeBytes", $"{16 * Mebi}")]);
            Assert.Equal(201, await lab.PutAsync("fits", new string('x', 8 * Mebi)));

            // 40 MiB are free: at 32 of it fewer than 16 are left, which is seen in the middle.
            Assert.Equal(507, await lab.PutAsync("grows", new string('x', 36 * Mebi)));
            Assert.Equal(
                ["files.lock", "fits"], FileNames(disk.Path).Where(name => name != FolderMarker.FileName).Order());

            Fill(disk.Path, "others", 30 * Mebi);
            clock.Advance(TimeSpan.FromSeconds(1));
            Assert.Equal(507, await lab.PutAsync("more", "x"));
            Assert.Equal(507, await lab.OldAsync("PUT", $"{lab.Root}/more", $"{lab.Attempt.JobId}", "x"));
            Assert.Equal("200 5", await lab.AppendAsync("stdout", 0, "hello"));

            Fill(disk.Path, "rest", 9 * Mebi);
            clock.Advance(TimeSpan.FromSeconds(1));
            Assert.Equal("507 5", await lab.AppendAsync("stdout", 5, "!"));

            File.Delete($"{disk.Path}/others");
            clock.Advance(TimeSpan.FromSeconds(1));
            Assert.Equal("200 6", await lab.AppendAsync("stdout", 5, "!"));
            Assert.Equal(201, await lab.PutAsync("more", "x"));
        }
        finally
        {
            await RunAsync("umount", disk.Path);
        }
    }

    private static void Fill(string folder, string name, int size)
    {
        using var file = File.Create(Path.Combine(folder, name));
        file.Write(new byte[size]);
    }

    private static IEnumerable<string> FileNames(string folder) =>
        Directory.GetFiles(folder, "*", SearchOption.AllDirectories).Select(file => Path.GetFileName(file));

    private static async Task RunAsync(string program, params string[] arguments)
    {
        using var process = Process.Start(program, arguments);
        await process.WaitForExitAsync();
        Assert.Equal(0, process.ExitCode);
    }
}
