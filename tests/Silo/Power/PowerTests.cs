using System.Text.Json.Nodes;
using Boxyard.Power;
using Boxyard.Testboxes;

namespace Boxyard.Tests.Silo.Power;

public class PowerTests(PoweredSilo silo) : IClassFixture<PoweredSilo>
{
    private static readonly TimeSpan SweepInterval = TimeSpan.FromSeconds(3);

    [Fact]
    public async Task What_an_operator_asks_for_is_done_by_the_program_of_the_group()
    {
        var (group, box) = await NewBoxAsync();
        silo.Add(group);

        // As `curl -d` sends it.
        using var answer = await silo.PostAsync(
            $"/api/v1/testboxes/{box}/power", """{"action": "off"}""", "application/x-www-form-urlencoded");
        Assert.Equal(202, (int)answer.StatusCode);
        var done = await WaitForActionAsync(box, ended: 1);

        Assert.Equal([$"off {box}"], silo.CallsOf(group));
        Assert.Equal("off", (string)done[0]!["action"]!);
        Assert.Null(done[0]!["problem"]);
    }

    [Fact]
    public async Task A_program_that_fails_is_said_to_have_failed()
    {
        var (group, box) = await NewBoxAsync();
        silo.Add(group);
        silo.Add(box, "exit 3");

        using var answer = await silo.PostAsync($"/api/v1/testboxes/{box}/power", """{"action": "cycle"}""");
        var done = await WaitForActionAsync(box, ended: 1);

        Assert.Equal([$"cycle {box}"], silo.CallsOf(group));
        Assert.Equal("It ended with 3.", (string)done[0]!["problem"]!);
    }

    [Fact]
    public async Task A_box_has_one_action_at_a_time_and_few_cycles_an_hour_unless_that_is_forced()
    {
        var (group, box) = await NewBoxAsync();
        silo.Add(group);
        var path = $"/api/v1/testboxes/{box}/power";
        using var first = await silo.PostAsync(path, """{"action": "cycle"}""");
        using var second = await silo.PostAsync(path, """{"action": "off"}""");
        Assert.Equal(202, (int)first.StatusCode);
        Assert.StartsWith(
            $"The box '{box}' has an action that is not over: cycle, asked for at ",
            await SiloFixture.ReadProblemAsync(second, 409), StringComparison.Ordinal);
        await WaitForActionAsync(box, ended: 1);
        using var third = await silo.PostAsync(path, """{"action": "cycle"}""");
        Assert.Equal(202, (int)third.StatusCode);
        await WaitForActionAsync(box, ended: 2);

        using var tooMany = await silo.PostAsync(path, """{"action": "cycle"}""");
        Assert.StartsWith(
            $"The box '{box}' was cycled too often within an hour (Power:MaxCyclesPerHour); the next cycle is possible at ",
            await SiloFixture.ReadProblemAsync(tooMany, 429), StringComparison.Ordinal);
        Assert.True(tooMany.Headers.RetryAfter!.Delta > TimeSpan.Zero);
        using var off = await silo.PostAsync(path, """{"action": "off"}""");
        // Of two that are asked for at one instant, either may be done first.
        silo.Clock.Advance(TimeSpan.FromSeconds(1));
        using var forced = await silo.PostAsync(path, """{"action": "cycle", "force": true}""");
        Assert.Equal((202, 202), ((int)off.StatusCode, (int)forced.StatusCode));
        await WaitForActionAsync(box, ended: 4);
        Assert.Equal([$"cycle {box}", $"cycle {box}", $"off {box}", $"cycle {box}"], silo.CallsOf(group));
    }

    [Fact]
    public async Task A_name_that_leaves_the_folder_reaches_no_program()
    {
        var (_, box) = await NewBoxAsync();

        using var noProgram = await silo.PostAsync($"/api/v1/testboxes/{box}/power", """{"action": "on"}""");
        using var noBox = await silo.PostAsync("/api/v1/testboxes/..%2F..%2Fbin%2Fsh/power", """{"action": "on"}""");
        using var noAction = await silo.PostAsync($"/api/v1/testboxes/{box}/power", """{"action": "on; reboot"}""");

        Assert.Equal(
            $"The box '{box}' has no power program. Put one with its name, or its group's, into Power:Directory.",
            await SiloFixture.ReadProblemAsync(noProgram, 409));
        Assert.NotEmpty(await SiloFixture.ReadProblemAsync(noBox, 404));
        Assert.Equal(
            "action: 'on; reboot' is not on, off or cycle.", await SiloFixture.ReadProblemAsync(noAction, 400));
    }

    [Fact]
    public async Task A_box_that_does_not_come_up_is_cycled_once_an_attempt_and_not_for_ever()
    {
        var group = SiloFixture.NewGroup();
        var box = $"{group}-1";
        silo.Add(group);
        var id = await silo.SubmitAsync(group, """, "infra_retries": 2""");
        for (var attempt = 1; attempt <= 3; attempt++)
        {
            await MoveUntilAsync(async () =>
                (await silo.Client.GetStringAsync($"/boot.ipxe/host/{box}"))
                    .Contains("kernel", StringComparison.Ordinal));
            silo.Clock.Advance(TimeSpan.FromSeconds(600));
            var count = attempt;
            await MoveUntilAsync(async () =>
                await EventsAsync(id, "power_asked") + await EventsAsync(id, "power_left_out") == count);
            await WaitForActionAsync(box, ended: Math.Min(attempt, 2));
        }

        Assert.Equal([$"cycle {box}", $"cycle {box}"], silo.CallsOf(group));
        Assert.Equal((2, 1), (await EventsAsync(id, "power_done"), await EventsAsync(id, "power_left_out")));
    }

    [Fact]
    public async Task A_box_that_hangs_in_its_job_is_cycled_and_one_that_reports_is_not()
    {
        var (group, box) = await NewBoxAsync();
        silo.Add(group);
        var good = await silo.SubmitAsync(group);
        await silo.Client.GetStringAsync($"/boot.ipxe/host/{box}");
        await silo.Client.GetStringAsync($"/~lkp/cgi-bin/lkp-jobfile-append-var?job_id={good}&job_state=soft_timeout");
        await silo.Client.GetStringAsync($"/~lkp/cgi-bin/lkp-post-run?job_id={good}");
        var bad = await silo.SubmitAsync(group, """, "timeout": 60""");
        await silo.Client.GetStringAsync($"/boot.ipxe/host/{box}");
        await silo.Client.GetStringAsync($"/~lkp/cgi-bin/lkp-jobfile-append-var?job_id={bad}&job_state=running");
        silo.Clock.Advance(TimeSpan.FromSeconds(121));

        var done = await WaitForActionAsync(box, ended: 1);

        Assert.Equal([$"cycle {box}"], silo.CallsOf(group));
        Assert.Equal(bad, done[0]!["job_id"]!.ToString());
    }

    [Fact]
    public async Task A_drained_box_is_not_cycled()
    {
        var (group, box) = await NewBoxAsync();
        var (other, second) = await NewBoxAsync();
        silo.Add(group);
        silo.Add(other);
        var id = await silo.SubmitAsync(group);
        await silo.SubmitAsync(other);
        await silo.Client.GetStringAsync($"/boot.ipxe/host/{box}");
        using var drained = await silo.PostAsync($"/api/v1/testboxes/{box}/drain", "");
        Assert.Equal(200, (int)drained.StatusCode);
        await silo.Client.GetStringAsync($"/boot.ipxe/host/{second}");
        silo.Clock.Advance(TimeSpan.FromSeconds(601));

        // The other was offered its job later, so the look that cycles it has seen this one.
        await WaitForActionAsync(second, ended: 1);

        Assert.Equal("queued", (string)(await silo.GetJsonAsync($"/api/v1/jobs/{id}"))["state"]!);
        Assert.Empty(silo.CallsOf(group));
    }

    [Fact]
    public async Task A_box_that_was_switched_off_stays_off()
    {
        var (group, box) = await NewBoxAsync();
        var (other, second) = await NewBoxAsync();
        silo.Add(group);
        silo.Add(other);
        await silo.SubmitAsync(group);
        await silo.SubmitAsync(other);
        await silo.Client.GetStringAsync($"/boot.ipxe/host/{box}");
        using var off = await silo.PostAsync($"/api/v1/testboxes/{box}/power", """{"action": "off"}""");
        await WaitForActionAsync(box, ended: 1);
        await silo.Client.GetStringAsync($"/boot.ipxe/host/{second}");
        silo.Clock.Advance(TimeSpan.FromSeconds(601));

        // The other was offered its job later, so the look that cycles it has seen this one.
        await WaitForActionAsync(second, ended: 1);

        Assert.Equal([$"off {box}"], silo.CallsOf(group));
    }

    [Fact]
    public async Task A_cycle_that_nobody_asked_for_is_left_out_once_the_box_was_seen_or_switched_off()
    {
        const string reason = "It was left out: the box has come back, somebody holds it, or it was switched off.";
        var (group, box) = await NewBoxAsync();
        await silo.Client.GetStringAsync($"/boot.ipxe/host/{box}");
        var seenAt = (await silo.Get<ITestboxStore>().FindAsync(box, CancellationToken.None))!.SeenAt!.Value;

        Assert.Null(await FindNeedlessAsync(CycleOf(box, seenAt)));
        Assert.Equal(reason, await FindNeedlessAsync(CycleOf(box, seenAt.AddTicks(-10))));
        Assert.Null(await FindNeedlessAsync(CycleOf(box, seenAt.AddTicks(-10)) with { JobId = null }));

        silo.Add(group);
        using var off = await silo.PostAsync($"/api/v1/testboxes/{box}/power", """{"action": "off"}""");
        Assert.Equal(reason, await FindNeedlessAsync(CycleOf(box, seenAt)));
        silo.Clock.Advance(TimeSpan.FromSeconds(1));
        using var on = await silo.PostAsync($"/api/v1/testboxes/{box}/power", """{"action": "on", "force": true}""");
        Assert.Null(await FindNeedlessAsync(CycleOf(box, seenAt)));
    }

    [Fact]
    public async Task What_has_waited_for_a_quarter_of_an_hour_is_left_out_but_what_was_begun_gets_its_time()
    {
        const string reason =
            "It was left out: it has waited for longer than 15 minutes. Ask again if it is wanted.";
        var (_, box) = await NewBoxAsync();
        var asked = CycleOf(box, silo.Clock.GetUtcNow().AddMinutes(-15)) with { JobId = null };

        Assert.Null(await FindNeedlessAsync(asked));
        Assert.Equal(reason, await FindNeedlessAsync(asked with { AskedAt = asked.AskedAt.AddTicks(-1) }));
        Assert.Null(await FindNeedlessAsync(asked with { AskedAt = asked.AskedAt.AddMinutes(-2), TryCount = 2 }));
    }

    private static PowerActionRecord CycleOf(string box, DateTimeOffset askedAt) => new()
    {
        Id = "a",
        Testbox = box,
        Action = PowerAction.Cycle,
        JobId = 1,
        Attempt = 1,
        TryCount = 1,
        AskedAt = askedAt,
    };

    private Task<string?> FindNeedlessAsync(PowerActionRecord action) =>
        silo.Get<PowerFollower>().FindNeedlessAsync(action, TimeSpan.FromMinutes(2), CancellationToken.None);

    private async Task<(string Group, string Box)> NewBoxAsync()
    {
        var group = SiloFixture.NewGroup();
        using var answer = await silo.Client.PutAsync($"/set_host2queues?host={group}-1&queues={group}", null);
        return (group, $"{group}-1");
    }

    private async Task<JsonArray> WaitForActionAsync(string box, int ended)
    {
        var actions = new JsonArray();
        await MoveUntilAsync(async () =>
        {
            actions = (await silo.GetJsonAsync($"/api/v1/testboxes/{box}/power"))["actions"]!.AsArray();
            return actions.Count(action => action!["ended_at"] is not null) == ended;
        });
        return actions;
    }

    private async Task<int> EventsAsync(string id, string kind) =>
        (await silo.GetJsonAsync($"/api/v1/jobs/{id}/events"))["events"]!.AsArray()
            .Count(item => (string)item!["kind"]! == kind);

    /// <summary>
    /// The sweeps run on threads of their own, so the clock is moved until they have seen what is due.
    /// </summary>
    private Task MoveUntilAsync(Func<Task<bool>> condition) => Eventually.BecomesTrueAsync(() =>
    {
        silo.Clock.Advance(SweepInterval);
        return condition();
    });
}
