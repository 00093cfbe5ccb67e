using Boxyard.Client;

namespace Boxyard.Tests.Lab;

/// <summary>A UEFI machine that boots by GRUB over HTTP, with the image that we hand out.</summary>
[Collection(LabFolder.Collection)]
public sealed class GrubBootTests(LabFolder lab)
{
    private const string Mac = "52:54:00:00:03:01";
    private static readonly TimeSpan BootAndRunTimeout = TimeSpan.FromMinutes(4);

    [Fact]
    public async Task Grub_boots_a_job_from_the_silo()
    {
        await using var silo = await LabSilo.StartAsync(await lab.NewDataFolderAsync());
        await silo.AddBoxAsync("vm-grub-1", Mac, "vm-grub.x86_64");
        var job = await silo.Client.Jobs.SubmitAsync(LabJob.Of("vm-grub", "echo booted by GRUB"));

        await using var box = QemuBox.StartGrub(
            lab.NewFolder(), Mac, await FirstStage.MakeGrubAsync(lab, silo.Port), FirstStage.GrubImage);
        await box.WaitForEndAsync(BootAndRunTimeout);

        var done = await silo.Client.Jobs.GetAsync(job.Id);
        Assert.Equal(JobState.Succeeded, done.State);
        Assert.Equal("booted by GRUB\n", await silo.ReadLogAsync(job.Id, 1, "stdout"));
    }

    [Fact]
    public async Task A_machine_that_asked_while_the_silo_was_away_boots_by_itself_when_it_is_back()
    {
        await using var silo = LabSilo.NotStarted(await lab.NewDataFolderAsync());
        await using var box = QemuBox.StartGrub(
            lab.NewFolder(), Mac, await FirstStage.MakeGrubAsync(lab, silo.Port), FirstStage.GrubImage);
        await Eventually.TrueAsync(
            () => Task.FromResult(box.Serial.Contains("asking again", StringComparison.Ordinal)), BootAndRunTimeout, "GRUB asks again");

        await silo.StartAsync();
        await silo.AddBoxAsync("vm-grub-1", Mac, "vm-grub.x86_64");
        var job = await silo.Client.Jobs.SubmitAsync(LabJob.Of("vm-grub", "echo after the outage"));
        await box.WaitForEndAsync(BootAndRunTimeout);

        Assert.Equal(JobState.Succeeded, (await silo.Client.Jobs.GetAsync(job.Id)).State);
    }
}
