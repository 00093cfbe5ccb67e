using System.Diagnostics;
using Boxyard.Tests.Storage;

namespace Boxyard.Tests.Silo.Results;

public sealed class DiskFullTests
{
    [MountFact]
    public async Task A_full_disk_is_a_failure_that_loses_nothing_acknowledged()
    {
        using var disk = new TestFolder();
        await RunAsync("mount", "-t", "tmpfs", "-o", "size=1m", "tmpfs", disk.Path);
        try
        {
            await using var lab = await ResultLab.StartAsync(settings: ("Results:Directory", disk.Path));
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

    private static IEnumerable<string> FileNames(string folder) =>
        Directory.GetFiles(folder, "*", SearchOption.AllDirectories).Select(file => Path.GetFileName(file));

    private static async Task RunAsync(string program, params string[] arguments)
    {
        using var process = Process.Start(program, arguments);
        await process.WaitForExitAsync();
        Assert.Equal(0, process.ExitCode);
    }
}
