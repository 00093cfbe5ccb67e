using System.Net.Http.Headers;
using System.Text.Json.Nodes;
using Boxyard.Jobs;

namespace Boxyard.Tests.Silo;

public class HeartbeatTests(ClockedSilo silo) : IClassFixture<ClockedSilo>
{
    private static readonly TimeSpan FlushInterval = AttemptTimes.HeartbeatFlushInterval;

    [Fact]
    public async Task A_guest_is_told_how_long_it_may_go_on_and_whether_it_is_wanted()
    {
        var (id, attempt) = await RunAsync(""", "timeout": 100""");

        var answer = await BeatAsync(attempt);

        Assert.False((bool)answer["cancel"]!);
        Assert.Equal(100, (long)answer["stop_in_seconds"]!);
        Assert.Equal(silo.Clock.GetUtcNow().AddSeconds(160), (DateTimeOffset)answer["deadline_at"]!);
        Assert.Equal(silo.Clock.GetUtcNow(), (DateTimeOffset)answer["now"]!);

        using var cancelled = await silo.PostAsync($"/api/v1/jobs/{id}/cancel", """{"reason": "why"}""");
        Assert.Equal(200, (int)cancelled.StatusCode);
        // The commit's notice comes a moment after the answer.
        await Eventually.BecomesTrueAsync(async () => (bool)(await BeatAsync(attempt))["cancel"]!);
    }

    [Fact]
    public async Task A_guest_of_whom_nothing_has_changed_is_answered_without_a_look_at_the_store()
    {
        var (_, attempt) = await RunAsync();
        await BeatAsync(attempt);
        var guest = silo.Get<LiveGuests>().Find(new ShownId(attempt.JobId, 1));
        Assert.NotNull(guest);

        await BeatAsync(attempt);

        Assert.Same(guest, silo.Get<LiveGuests>().Find(new ShownId(attempt.JobId, 1)));
    }

    [Fact]
    public async Task Heartbeats_are_stored_and_a_silent_guest_is_lost_after_half_a_minute()
    {
        var (id, attempt) = await RunAsync(""", "infra_retries": 0""");
        await BeatAsync(attempt);
        var heardAt = silo.Clock.GetUtcNow();
        await MoveUntilAsync(async () => (await FindAsync(attempt)).HeartbeatAt == heardAt);

        silo.Clock.Advance(TimeSpan.FromSeconds(12));
        Assert.Equal("running", (string)(await silo.GetJsonAsync($"/api/v1/jobs/{id}"))["state"]!);
        await MoveUntilAsync(async () => (await FindAsync(attempt)).State == JobState.Lost);

        var lost = await FindAsync(attempt);
        Assert.Equal("The guest has been silent for 30 s.", lost.EndReason);
        Assert.InRange(lost.EndedAt!.Value - heardAt, AttemptTimes.HeartbeatTimeout, TimeSpan.FromDays(1));
        using var late = await SendAsync(attempt);
        Assert.Equal(
            $"Attempt 1 of job {id} has ended; nothing was changed. The job is over: lost.",
            await SiloFixture.ReadProblemAsync(late, 409));
    }

    [Fact]
    public async Task A_box_whose_guest_was_heard_lately_is_a_duplicate_on_any_silo()
    {
        var (_, attempt) = await RunAsync();
        await BeatAsync(attempt);
        await MoveUntilAsync(async () => (await FindAsync(attempt)).HeartbeatAt is not null);

        using var answer = await silo.Client.GetAsync($"/boot.ipxe/host/{attempt.Testbox}");

        Assert.Equal(503, (int)answer.StatusCode);
        Assert.NotNull(answer.Headers.RetryAfter);
        Assert.Equal(JobState.Running, (await FindAsync(attempt)).State);
    }

    [Fact]
    public async Task A_piece_of_the_guests_log_is_a_sign_of_life_and_one_of_its_console_is_none()
    {
        var (_, attempt) = await RunAsync();
        await AppendAsync(attempt, "serial");
        Assert.Null(silo.Get<LiveGuests>().Find(new ShownId(attempt.JobId, 1)));

        await AppendAsync(attempt, "stdout");
        var heardAt = silo.Clock.GetUtcNow();

        await MoveUntilAsync(async () => (await FindAsync(attempt)).HeartbeatAt == heardAt);
    }

    [Fact]
    public async Task Token_and_attempt_are_checked_each_time()
    {
        var (id, attempt) = await RunAsync();
        await BeatAsync(attempt);

        var guest = silo.Get<LiveGuests>().Find(new ShownId(attempt.JobId, 1));
        using var wrong = await SendAsync(attempt with { Token = "0" });
        Assert.Equal(401, (int)wrong.StatusCode);
        // A sign of life that is not stored yet must not get lost by it.
        Assert.Same(guest, silo.Get<LiveGuests>().Find(new ShownId(attempt.JobId, 1)));
        using var none = await SendAsync(attempt with { Number = 9 });
        Assert.Equal($"There is no attempt 9 of job {id}.", await SiloFixture.ReadProblemAsync(none, 404));
        using var head = await silo.Client.PostAsync(PathOf(attempt), content: null);
        Assert.Equal(401, (int)head.StatusCode);
        await BeatAsync(attempt);
    }

    [Fact]
    public async Task A_stale_attempt_learns_which_one_lives()
    {
        var (id, attempt) = await RunAsync();
        await BeatAsync(attempt);
        await silo.Client.GetStringAsync($"/~lkp/cgi-bin/lkp-jobfile-append-var?job_id={id}&job_state=nfs_hang");
        await silo.Client.GetStringAsync($"/~lkp/cgi-bin/lkp-post-run?job_id={id}");
        using var waits = await SendAsync(attempt);
        Assert.Equal(
            $"Attempt 1 of job {id} has ended; nothing was changed. The job is queued for its next attempt.",
            await SiloFixture.ReadProblemAsync(waits, 409));

        silo.Clock.Advance(AttemptTimes.LostRetryDelay(0));
        await MoveUntilAsync(async () => (await silo.Client.GetStringAsync(
            $"/boot.ipxe/host/{attempt.Testbox[..^1]}2")).Contains("kernel", StringComparison.Ordinal));
        using var stale = await SendAsync(attempt);
        var problem = JsonNode.Parse(await stale.Content.ReadAsStringAsync())!;

        Assert.Equal(409, (int)stale.StatusCode);
        Assert.Equal(
            $"Attempt 1 of job {id} has ended; nothing was changed. The live attempt is 2.",
            (string)problem["detail"]!);
        Assert.Equal((2, "offered"), ((int)problem["live_attempt"]!, (string)problem["job_state"]!));
    }

    [Fact]
    public async Task An_outage_of_the_store_costs_no_silent_guest_its_attempt()
    {
        var (_, attempt) = await RunAsync(""", "infra_retries": 0""");
        await BeatAsync(attempt);
        await MoveUntilAsync(async () => (await FindAsync(attempt)).HeartbeatAt is not null);

        // In steps: the sweep looks while the clock moves, and must meet the outage each time.
        silo.Get<DeadlineGrace>().Fail();
        for (var seconds = 0; seconds < 60; seconds += 10)
        {
            silo.Clock.Advance(TimeSpan.FromSeconds(10));
            silo.Get<DeadlineGrace>().Fail();
        }

        var job = silo.Get<IGrainFactory>().GetGrain<IJobGrain>(attempt.JobId);
        await job.HeartbeatMissedAsync(1, CancellationToken.None);

        Assert.Equal(JobState.Running, (await FindAsync(attempt)).State);
    }

    private static string PathOf(AttemptRecord attempt) =>
        $"/api/v1/jobs/{attempt.JobId}/attempts/{attempt.Number}/heartbeat";

    private async Task<(string Id, AttemptRecord Attempt)> RunAsync(string moreFields = "")
    {
        var group = SiloFixture.NewGroup();
        var id = await silo.SubmitAsync(group, moreFields);
        await silo.Client.GetStringAsync($"/boot.ipxe/host/{group}-1");
        await silo.Client.GetStringAsync($"/~lkp/cgi-bin/lkp-jobfile-append-var?job_id={id}&job_state=running");
        var attempt = await silo.Get<IJobStore>().FindAttemptAsync(long.Parse(id), 1, CancellationToken.None);
        return (id, attempt!);
    }

    private async Task<JsonNode> BeatAsync(AttemptRecord attempt)
    {
        using var answer = await SendAsync(attempt);
        Assert.Equal(200, (int)answer.StatusCode);
        return JsonNode.Parse(await answer.Content.ReadAsStringAsync())!;
    }

    private Task<HttpResponseMessage> SendAsync(AttemptRecord attempt) => SendAsync(attempt, PathOf(attempt), "");

    private async Task AppendAsync(AttemptRecord attempt, string stream)
    {
        var path = $"/api/v1/jobs/{attempt.JobId}/attempts/1/log/{stream}?offset=0";
        using var answer = await SendAsync(attempt, path, "x");
        Assert.Equal(200, (int)answer.StatusCode);
    }

    private async Task<HttpResponseMessage> SendAsync(AttemptRecord attempt, string path, string body)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, path) { Content = new StringContent(body) };
        request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", attempt.Token);
        return await silo.Client.SendAsync(request);
    }

    private async Task<AttemptRecord> FindAsync(AttemptRecord attempt) =>
        (await silo.Get<IJobStore>().FindAttemptAsync(attempt.JobId, attempt.Number, CancellationToken.None))!;

    /// <summary>The sweep runs on threads of its own, so the clock is moved until it has seen what is due.</summary>
    private Task MoveUntilAsync(Func<Task<bool>> condition) => Eventually.BecomesTrueAsync(() =>
    {
        silo.Clock.Advance(FlushInterval);
        return condition();
    });
}
