using System.Net;
using System.Net.Sockets;
using Boxyard.Client;
using Boxyard.Tests.Storage;

namespace Boxyard.Tests.Lab;

/// <summary>What boxes see when the silo or its database goes away.</summary>
[Collection(LabFolder.Collection)]
public sealed class OutageTests(LabFolder lab)
{
    private const string Mac = "52:54:00:00:04:01";
    private static readonly TimeSpan BootAndRunTimeout = TimeSpan.FromMinutes(4);

    [Fact]
    public async Task A_silo_killed_while_a_machine_runs_its_job_gets_the_rest_of_the_log_and_the_result()
    {
        await using var silo = await LabSilo.StartAsync(await lab.NewDataFolderAsync());
        await silo.AddBoxAsync("vm-out-1", Mac, "vm-out.x86_64");
        var job = await silo.Client.Jobs.SubmitAsync(LabJob.Of(
            "vm-out",
            """
            echo first
            n=0
            while [ $n -lt 15 ]; do sleep 1; n=$((n + 1)); echo line $n; done
            echo last
            """));

        await using var box = QemuBox.StartIpxe(
            lab.NewFolder(), Mac, $"http://10.0.2.2:{silo.Port}/boot.ipxe/mac/{Mac}");
        await Eventually.TrueAsync(
            async () => await HasOutputAsync(silo, job.Id), BootAndRunTimeout, "the job's first line arrives");
        await silo.KillAsync();
        await Eventually.TrueAsync(
            () => Task.FromResult(box.Serial.Contains("trying again", StringComparison.Ordinal)), BootAndRunTimeout, "the guest notices the outage");
        await silo.StartAsync();
        await box.WaitForEndAsync(BootAndRunTimeout);

        var done = await silo.Client.Jobs.GetAsync(job.Id);
        Assert.Equal(JobState.Succeeded, done.State);
        Assert.Single(done.Attempts);
        var lines = Enumerable.Range(1, 15).Select(number => $"line {number}\n");
        Assert.Equal($"first\n{string.Concat(lines)}last\n", await silo.ReadLogAsync(job.Id, 1, "stdout"));
    }

    [Fact]
    public async Task A_machine_whose_ipxe_asked_while_the_silo_was_away_boots_by_itself_when_it_is_back()
    {
        await using var silo = await LabSilo.StartAsync(await lab.NewDataFolderAsync());
        // There before the machine asks, which it may do as soon as the silo answers.
        await silo.AddBoxAsync("vm-out-1", Mac, "vm-out.x86_64");
        var job = await silo.Client.Jobs.SubmitAsync(LabJob.Of("vm-out", "echo after the outage"));
        await silo.StopAsync();
        var tftp = await FirstStage.MakeIpxeAsync(lab, silo.Port);
        await using var box = QemuBox.StartIpxe(lab.NewFolder(), Mac, FirstStage.IpxeScript, tftp);

        await HangUpOnceAsync(silo.Port);
        await silo.StartAsync();
        await box.WaitForEndAsync(BootAndRunTimeout);

        Assert.Equal(JobState.Succeeded, (await silo.Client.Jobs.GetAsync(job.Id)).State);
    }

    [Theory]
    [InlineData("ipxe")]
    [InlineData("grub")]
    public async Task A_machine_that_asked_while_the_database_was_away_boots_by_itself_when_it_is_back(string loader)
    {
        await using var server = await PostgresServer.StartAsync(isSafe: true);
        await using var silo = await LabSilo.StartAsync(
            await lab.NewDataFolderAsync(), "--postgres", await server.CreateDatabaseAsync());
        await silo.AddBoxAsync("vm-out-1", Mac, "vm-out.x86_64");
        await server.StopImmediatelyAsync();

        await using var box = loader == "ipxe"
            // It waits: it may ask again before its job is there.
            ? QemuBox.StartIpxe(lab.NewFolder(), Mac, $"http://10.0.2.2:{silo.Port}/boot.ipxe/mac/{Mac}?wait=60")
            : QemuBox.StartGrub(lab.NewFolder(), Mac, await FirstStage.MakeGrubAsync(lab, silo.Port), FirstStage.GrubImage);
        await Eventually.TrueAsync(
            () => Task.FromResult(silo.Output.Any(line => line.Contains($"GET /boot.{loader}/mac/", StringComparison.Ordinal))),
            BootAndRunTimeout,
            "the machine asks in vain");
        await server.StartAgainAsync();
        var job = await silo.Client.Jobs.SubmitAsync(LabJob.Of("vm-out", "echo after the outage"));
        await box.WaitForEndAsync(BootAndRunTimeout);

        Assert.Equal(JobState.Succeeded, (await silo.Client.Jobs.GetAsync(job.Id)).State);
    }

    // What a silo that dies does to the machine that asks it: the connection is reset, and from then on the port is
    // refused.
    private static async Task HangUpOnceAsync(int port)
    {
        using var expired = new CancellationTokenSource(BootAndRunTimeout);
        using var listener = new TcpListener(IPAddress.Loopback, port);
        listener.Start();
        using var connection = await listener.AcceptSocketAsync(expired.Token);
        await connection.ReceiveAsync(new byte[1], expired.Token);
        connection.Close(timeout: 0);
    }

    private static async Task<bool> HasOutputAsync(LabSilo silo, long jobId)
    {
        var job = await silo.Client.Jobs.GetAsync(jobId);
        return job.Attempts.Any(attempt => attempt.Logs.Any(log => log is { Stream: "stdout", Size: > 0 }));
    }
}
