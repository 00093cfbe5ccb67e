using Boxyard.Client;

namespace Boxyard.Tests.Lab;

/// <summary>Machines on a network with DHCP and TFTP as docs/getting-started.md sets it up.</summary>
[Collection(LabFolder.Collection)]
public sealed class NetworkBootTests(LabFolder lab)
{
    private const string Mac = "52:54:00:00:0b:01";
    private static readonly TimeSpan BootAndRunTimeout = TimeSpan.FromMinutes(4);

    /// <summary>
    /// A BIOS with iPXE in its card is told of boot.ipxe at once; UEFI first loads iPXE, which asks again.
    /// </summary>
    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task A_machine_boots_from_the_network_runs_its_job_and_reports(bool isUefi)
    {
        await using var lan = await BootLan.CreateAsync();
        await using var silo = await LabSilo.StartOnAsync(
            BootLan.Address, await lab.NewDataFolderAsync(), "--insecure");
        await silo.AddBoxAsync("vm-net-1", Mac, "vm-net.x86_64");
        var tftp = lab.NewFolder();
        await LabFolder.RunAsync("cp", "/usr/lib/ipxe/snponly.efi", "/usr/lib/ipxe/undionly.kpxe", tftp);
        await LabFolder.RunAsync(
            Path.Combine(LabFolder.Checkout, "deploy/netboot/make-boot-ipxe"),
            "--server", $"{BootLan.Address}:{silo.Port}", "--wait", "60", "--out", Path.Combine(tftp, "boot.ipxe"));
        var folder = lab.NewFolder();
        await lan.ServeAsync(folder, tftp);
        var job = await silo.Client.Jobs.SubmitAsync(LabJob.Of("vm-net", "echo hello from $testbox"));

        await using var box = QemuBox.StartOnTap(folder, Mac, BootLan.Tap, lan.Runner, isUefi);
        await box.WaitForEndAsync(BootAndRunTimeout);

        var ended = await silo.WaitForResultsAsync(job.Id, BootAndRunTimeout);
        Assert.Equal(JobState.Succeeded, ended.State);
        Assert.Equal("vm-net-1", Assert.Single(ended.Attempts).Testbox);
        Assert.Equal("hello from vm-net-1\n", await silo.ReadLogAsync(job.Id, 1, "stdout"));
        var served = await File.ReadAllTextAsync($"{folder}/dnsmasq.log");
        Assert.Contains($"sent {tftp}/boot.ipxe to 172.30.77.", served, StringComparison.Ordinal);
        Assert.Equal(isUefi, served.Contains($"sent {tftp}/snponly.efi to", StringComparison.Ordinal));
    }
}
