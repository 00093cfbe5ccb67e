namespace Boxyard.Tests.Silo;

/// <summary>A silo whose time stands, so that retries and deadlines do not come between.</summary>
public sealed class QuarantineTests(ClockedSilo silo) : IClassFixture<ClockedSilo>
{
    [Fact]
    public async Task A_box_that_loses_three_jobs_while_its_sibling_succeeds_gets_no_more()
    {
        var group = SiloFixture.NewGroup();
        for (var count = 0; count < 3; count++)
        {
            await RunAsync(group, "1", "wget_kernel_fail");
        }

        await RunAsync(group, "2", "finished");
        silo.Clock.Advance(TimeSpan.FromSeconds(5));

        await Eventually.BecomesTrueAsync(
            async () => (await silo.GetJsonAsync($"/api/v1/testboxes/{group}-1"))["hold"] is not null);
        var box = await silo.GetJsonAsync($"/api/v1/testboxes/{group}-1");
        Assert.Equal(
            ("quarantined", "automatic", $"It lost 3 attempts in a row while {group}-2 succeeded."),
            ((string)box["hold"]!["kind"]!, (string)box["hold"]!["by"]!, (string)box["hold"]!["reason"]!));
        Assert.Equal(3, (int)box["lost_in_a_row"]!);
        await silo.SubmitAsync(group);
        Assert.Equal("{}", await silo.Client.GetStringAsync($"/boot.container/host/{group}-1"));
    }

    private async Task RunAsync(string group, string number, string state)
    {
        var id = await silo.SubmitAsync(group);
        await silo.Client.GetStringAsync($"/boot.container/host/{group}-{number}");
        await silo.Client.GetStringAsync($"/~lkp/cgi-bin/lkp-jobfile-append-var?job_id={id}&job_state={state}");
        await silo.Client.GetStringAsync($"/~lkp/cgi-bin/lkp-post-run?job_id={id}");
    }
}
