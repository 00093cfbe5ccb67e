namespace Boxyard.Tests.Silo;

/// <summary>Somebody sets the machine's clock, forwards or back, while jobs run.</summary>
public sealed class WrongClockTests(ShiftedSilo silo) : IClassFixture<ShiftedSilo>
{
    [Theory]
    [InlineData(-24)]
    [InlineData(24)]
    public async Task Jobs_go_their_way_when_the_clock_is_set_by_a_day(int hours)
    {
        var group = SiloFixture.NewGroup();
        var running = await silo.SubmitAsync(group);
        Assert.Equal(running, await AskAsync(group, 1));
        await ReportAsync(running, "running");
        var offered = await silo.SubmitAsync(group);
        Assert.Equal(offered, await AskAsync(group, 2));

        silo.Shift(TimeSpan.FromHours(hours));

        // Its interval is counted from when it could be heard, not by the clock on the wall.
        Assert.Equal(offered, await AskAsync(group, 2));
        await EndAsync(running);
        await EndAsync(offered);
        var next = await silo.SubmitAsync(group);
        Assert.Equal(next, await AskAsync(group, 1));
        await EndAsync(next);
        foreach (var id in (string[])[running, offered, next])
        {
            var job = await silo.GetJsonAsync($"/api/v1/jobs/{id}");
            Assert.Equal("succeeded", (string)job["state"]!);
            Assert.Single(job["attempts"]!.AsArray());
        }
    }

    private async Task<string> AskAsync(string group, int box) =>
        (string)(await silo.GetJsonAsync($"/boot.libvirt/host/{group}-{box}"))["job_id"]!;

    private Task<string> ReportAsync(string id, string state) =>
        silo.Client.GetStringAsync($"/~lkp/cgi-bin/lkp-jobfile-append-var?job_id={id}&job_state={state}");

    private async Task EndAsync(string id)
    {
        await ReportAsync(id, "running");
        await ReportAsync(id, "finished");
        await silo.Client.GetStringAsync($"/~lkp/cgi-bin/lkp-post-run?job_id={id}");
    }
}
