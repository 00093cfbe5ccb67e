using Boxyard.Jobs;
using Boxyard.Tests.Storage;

namespace Boxyard.Tests.Silo;

/// <summary>
/// The machine's clock jumps ahead, as after a suspend or by a wrong time server: what is due then is applied once, and
/// nothing else happens.
/// </summary>
public sealed class ClockJumpTests(ClockedSilo silo) : IClassFixture<ClockedSilo>
{
    [Fact]
    public async Task A_jump_of_a_day_ends_what_is_due_once_and_boxes_get_their_next_jobs()
    {
        var group = SiloFixture.NewGroup();
        var offered = await BootAsync(group, 1, ""","infra_retries": 0""");
        var running = await BootAsync(group, 2, ""","timeout": 600""");
        await ReportAsync(running, "running");
        var longRunning = await BootAsync(group, 3, ""","timeout": 1000000""");
        await ReportAsync(longRunning, "running");
        var waiting = await silo.SubmitAsync(group);

        silo.Clock.Advance(TimeSpan.FromDays(1));

        await MoveUntilAsync(
            async () => await StateAsync(offered) == "lost" && await StateAsync(running) == "timed_out");
        Assert.Equal("running", await StateAsync(longRunning));
        Assert.Equal("queued", await StateAsync(waiting));
        Assert.Equal(1, await CountEndsAsync(offered));
        Assert.Equal(1, await CountEndsAsync(running));
        Assert.Equal(waiting, await AskAsync(group, 2));
        await ReportAsync(waiting, "running");
        await ReportAsync(waiting, "finished");
        await silo.Client.GetStringAsync($"/~lkp/cgi-bin/lkp-post-run?job_id={waiting}");
        Assert.Equal("succeeded", await StateAsync(waiting));
    }

    [Fact]
    public async Task A_guest_that_was_heard_before_the_jump_is_judged_by_its_heartbeat_as_ever()
    {
        var group = SiloFixture.NewGroup();
        var id = await BootAsync(group, 1, ""","timeout": 1000000, "infra_retries": 0""");
        await ReportAsync(id, "running");
        var attempt = (await silo.Get<IJobStore>().FindAttemptAsync(long.Parse(id), 1, Samples.None))!;
        using (var request = new HttpRequestMessage(HttpMethod.Post, $"/api/v1/jobs/{id}/attempts/1/heartbeat"))
        {
            request.Headers.Authorization = new("Bearer", attempt.Token);
            using var answer = await silo.Client.SendAsync(request);
            Assert.Equal(200, (int)answer.StatusCode);
        }

        silo.Clock.Advance(TimeSpan.FromDays(1));

        await MoveUntilAsync(async () => await StateAsync(id) == "lost");
        Assert.Equal(1, await CountEndsAsync(id));
    }

    private async Task<string> BootAsync(string group, int box, string moreFields)
    {
        var id = await silo.SubmitAsync(group, moreFields);
        Assert.Equal(id, await AskAsync(group, box));
        return id;
    }

    private async Task<string> AskAsync(string group, int box) =>
        (string)(await silo.GetJsonAsync($"/boot.libvirt/host/{group}-{box}"))["job_id"]!;

    private Task<string> ReportAsync(string id, string state) =>
        silo.Client.GetStringAsync($"/~lkp/cgi-bin/lkp-jobfile-append-var?job_id={id}&job_state={state}");

    private async Task<string> StateAsync(string id) =>
        (string)(await silo.GetJsonAsync($"/api/v1/jobs/{id}"))["state"]!;

    private async Task<int> CountEndsAsync(string id) =>
        (await silo.GetJsonAsync($"/api/v1/jobs/{id}/events"))["events"]!.AsArray().Count(
            line => (string)line!["kind"]! == "state_changed" && (string)line["data"]!["to"]! is "lost" or "timed_out");

    /// <summary>The sweep runs on threads of its own, so the clock is moved until it has seen what is due.</summary>
    private Task MoveUntilAsync(Func<Task<bool>> condition) => Eventually.BecomesTrueAsync(() =>
    {
        silo.Clock.Advance(TimeSpan.FromSeconds(3));
        return condition();
    });
}
