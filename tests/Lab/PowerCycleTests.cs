using Boxyard.Client;

namespace Boxyard.Tests.Lab;

/// <summary>A machine that hangs is started anew by the operator's program.</summary>
[Collection(LabFolder.Collection)]
public sealed class PowerCycleTests(LabFolder lab)
{
    private const string Mac = "52:54:00:00:07:01";
    private static readonly TimeSpan BootAndRunTimeout = TimeSpan.FromMinutes(3);

    [Fact]
    public async Task A_machine_that_hangs_in_its_job_is_cycled_and_runs_it_again()
    {
        var data = await lab.NewDataFolderAsync();
        var folder = lab.NewFolder();
        await using var silo = await LabSilo.StartAsync(data);
        await silo.AddBoxAsync("vm-hang-1", Mac, "vm-hang.x86_64");
        // Waits: the job is repeated a moment after the cycle, and these machines end where others would ask again.
        var bootFile = $"http://10.0.2.2:{silo.Port}/boot.ipxe/mac/{Mac.Replace(':', '-')}?wait=100";
        var job = await silo.Client.Jobs.SubmitAsync(
            LabJob.Of("vm-hang", "echo attempt $id\n[ $id != ${id%.*} ] || sleep 600"));

        await using var box = QemuBox.StartIpxe(folder, Mac, bootFile);
        var pid = await AddProgramAsync(data, folder, box, QemuBox.IpxeCommand(folder, Mac, bootFile));
        try
        {
            await Eventually.TrueAsync(
                async () => (await silo.Client.Jobs.GetAsync(job.Id)).Attempts
                    .Any(attempt => attempt is { State: JobState.Running, HeartbeatAt: not null }),
                BootAndRunTimeout,
                "the job runs");
            await box.HangAsync();

            var done = await silo.WaitForResultsAsync(job.Id, BootAndRunTimeout);

            Assert.Equal([JobState.Lost, JobState.Succeeded], done.Attempts.Select(attempt => attempt.State));
            Assert.Equal($"attempt {job.Id}.2\n", await silo.ReadLogAsync(job.Id, 2, "stdout"));
            Assert.Equal(["cycle vm-hang-1"], await File.ReadAllLinesAsync(Path.Combine(folder, "calls")));
        }
        finally
        {
            await LabFolder.RunAsync("sh", "-c", $"kill -9 $(cat '{pid}') || true");
        }
    }

    /// <summary>
    /// What cuts the current of the machine and switches it on again; the file that names the machine's process.
    /// </summary>
    private static async Task<string> AddProgramAsync(string data, string folder, QemuBox box, string command)
    {
        var pid = Path.Combine(folder, "pid");
        await File.WriteAllTextAsync(pid, $"{box.ProcessId}\n");
        var program = Path.Combine(Directory.CreateDirectory(Path.Combine(data, "power.d")).FullName, "vm-hang-1");
        await File.WriteAllTextAsync(
            program,
            $"""
            #!/bin/sh
            echo "$@" >> '{folder}/calls'
            kill -9 "$(cat '{pid}')"
            {command} > '{folder}/qemu.log' 2>&1 < /dev/null &
            echo $! > '{pid}'

            """);
        ProgramFile.MakeExecutable(program);
        return pid;
    }
}
