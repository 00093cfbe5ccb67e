using System.Text.Json.Nodes;
using Boxyard.Jobs;

namespace Boxyard.Tests.Silo;

public class DeadlineSweepTests(ClockedSilo silo) : IClassFixture<ClockedSilo>
{
    private static readonly TimeSpan SweepInterval = TimeSpan.FromSeconds(3);

    [Fact]
    public async Task An_offer_that_nobody_takes_up_is_lost_and_offered_again_under_another_id()
    {
        var group = SiloFixture.NewGroup();
        var id = await silo.SubmitAsync(group);
        await silo.Client.GetStringAsync($"/boot.ipxe/host/{group}-1");

        silo.Clock.Advance(TimeSpan.FromSeconds(599));
        Assert.Equal("offered", (string)(await GetAsync(id))["state"]!);
        await MoveUntilAsync(async () => (string)(await GetAsync(id))["attempts"]![0]!["state"]! == "lost");

        string text = "";
        await MoveUntilAsync(async () =>
        {
            text = await silo.Client.GetStringAsync($"/boot.ipxe/host/{group}-2");
            return text.Contains("kernel", StringComparison.Ordinal);
        });
        Assert.Contains($"/job_initrd_tmpfs/{id}.2/job.cgz", text, StringComparison.Ordinal);

        await silo.Client.GetStringAsync($"/~lkp/cgi-bin/lkp-jobfile-append-var?job_id={id}&job_state=running");
        Assert.Equal("offered", (string)(await GetAsync(id))["state"]!);
        await silo.Client.GetStringAsync($"/~lkp/cgi-bin/lkp-jobfile-append-var?job_id={id}.2&job_state=running");
        Assert.Equal("running", (string)(await GetAsync(id))["state"]!);
    }

    [Fact]
    public async Task A_box_that_comes_late_because_we_were_away_gets_its_offer_again()
    {
        var group = SiloFixture.NewGroup();
        var id = await silo.SubmitAsync(group);
        var text = await silo.Client.GetStringAsync($"/boot.ipxe/host/{group}-1");
        silo.Clock.Advance(TimeSpan.FromSeconds(599));

        // An outage of the store, over the offer's deadline.
        silo.Get<DeadlineGrace>().Fail();
        silo.Clock.Advance(TimeSpan.FromSeconds(2));

        Assert.Equal(text, await silo.Client.GetStringAsync($"/boot.ipxe/host/{group}-1"));
        Assert.Equal("offered", (string)(await GetAsync(id))["state"]!);
    }

    [Fact]
    public async Task A_run_that_takes_too_long_is_timed_out()
    {
        var group = SiloFixture.NewGroup();
        var id = await silo.SubmitAsync(group, """, "timeout": 7000""");
        await silo.Client.GetStringAsync($"/boot.ipxe/host/{group}-1");
        await silo.Client.GetStringAsync($"/~lkp/cgi-bin/lkp-jobfile-append-var?job_id={id}&job_state=running");

        silo.Clock.Advance(TimeSpan.FromSeconds(6999));
        Assert.Equal("running", (string)(await GetAsync(id))["state"]!);

        await MoveUntilAsync(async () => (string)(await GetAsync(id))["state"]! == "timed_out");
    }

    private Task<JsonNode> GetAsync(string id) => silo.GetJsonAsync($"/api/v1/jobs/{id}");

    /// <summary>The sweep runs on threads of its own, so the clock is moved until it has seen what is due.</summary>
    private Task MoveUntilAsync(Func<Task<bool>> condition) => Eventually.BecomesTrueAsync(() =>
    {
        silo.Clock.Advance(SweepInterval);
        return condition();
    });
}
