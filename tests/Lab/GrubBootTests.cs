using Boxyard.Client;

namespace Boxyard.Tests.Lab;

/// <summary>A UEFI machine that boots by GRUB over HTTP, with the image that we hand out.</summary>
[Collection(LabFolder.Collection)]
public sealed class GrubBootTests(LabFolder lab)
{
    private const string Mac = "52:54:00:00:03:01";
    private static readonly string[] RefusesThisMachine = ["--LabNetwork:Addresses:0", "172.30.0.0/16"];
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
        await using var silo = await LabSilo.StartAsync(await lab.NewDataFolderAsync());
        // There before the machine asks, which it may do as soon as the silo answers.
        await silo.AddBoxAsync("vm-grub-1", Mac, "vm-grub.x86_64");
        var job = await silo.Client.Jobs.SubmitAsync(LabJob.Of("vm-grub", "echo after the outage"));
        await silo.StopAsync();
        await using var box = QemuBox.StartGrub(
            lab.NewFolder(), Mac, await FirstStage.MakeGrubAsync(lab, silo.Port), FirstStage.GrubImage);
        await Eventually.TrueAsync(
            () => Task.FromResult(box.Serial.Contains("asking again", StringComparison.Ordinal)), BootAndRunTimeout, "GRUB asks again");

        await silo.StartAsync();
        await box.WaitForEndAsync(BootAndRunTimeout);

        Assert.Equal(JobState.Succeeded, (await silo.Client.Jobs.GetAsync(job.Id)).State);
    }

    [Fact]
    public async Task Error_texts_end_in_our_first_stage_which_asks_again_without_a_restart()
    {
        await using var silo = await LabSilo.StartAsync(lab.NewFolder(), RefusesThisMachine);
        await using var box = QemuBox.StartGrub(
            lab.NewFolder(), Mac, await FirstStage.MakeGrubAsync(lab, silo.Port), FirstStage.GrubImage);

        await Eventually.TrueAsync(
            () => Task.FromResult(Count(box.Serial, "Nothing to boot from") >= 3), BootAndRunTimeout, "GRUB asks a third time");

        Assert.InRange(Count(box.Serial, "Asking again"), 3, 4);
    }

    [Fact]
    public async Task A_first_stage_of_somebody_else_that_would_end_at_its_prompt_is_restarted()
    {
        await using var silo = await LabSilo.StartAsync(lab.NewFolder(), RefusesThisMachine);
        await using var box = QemuBox.StartGrub(
            lab.NewFolder(), Mac, await FirstStage.MakeForeignGrubAsync(lab, silo.Port), FirstStage.GrubImage);

        await box.WaitForEndAsync(BootAndRunTimeout);

        Assert.DoesNotContain("Asking again", box.Serial, StringComparison.Ordinal);
    }

    private static int Count(string text, string part) => text.Split(part).Length - 1;
}
