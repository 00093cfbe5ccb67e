using System.Text.Json.Nodes;
using Boxyard.Queues;

namespace Boxyard.Tests.Silo;

public sealed class LimitRoutesTests(LimitedSilo silo) : IClassFixture<LimitedSilo>
{
    [Fact]
    public async Task A_submitter_that_has_enough_queued_is_told_so_in_every_dialect()
    {
        var group = SiloFixture.NewGroup();
        const string ann = """, "my_email": "ann@example.org" """;
        var job = $$"""{"suite": "sleep", "testbox": "{{group}}"{{ann}}}""";
        await silo.SubmitAsync(group, ann);
        await silo.SubmitAsync(group, ann);
        const string detail = "Submitter ann@example.org may have 2 jobs queued and has 2; this submission has 1 more. "
            + "Nothing was queued; send it again when some have started.";

        using var ours = await silo.PostAsync("/api/v1/jobs", job);
        var problem = JsonNode.Parse(await ours.Content.ReadAsStringAsync())!;
        using var manual = await silo.PostAsync("/scheduler/v1/jobs/submit", job);
        using var old = await silo.PostAsync("/submit_job", job);
        var answer = JsonNode.Parse(await old.Content.ReadAsStringAsync())![0]!;

        Assert.Equal(
            (409, detail, 2, 2),
            ((int)ours.StatusCode, (string)problem["detail"]!, (int)problem["limit"]!, (int)problem["queued_count"]!));
        Assert.Equal(detail, await SiloFixture.ReadProblemAsync(manual, 409));
        Assert.Equal(
            (200, "0", $"The maximum number of jobs submitted has been reached. {detail}"),
            ((int)old.StatusCode, (string)answer["job_id"]!, (string)answer["message"]!));
    }

    [Fact]
    public async Task A_submitter_at_its_running_limit_is_told_so_and_its_next_job_wakes_a_box_when_one_ends()
    {
        var group = SiloFixture.NewGroup();
        const string bob = """, "my_email": "bob@example.org" """;
        var first = await silo.SubmitAsync(group, bob);
        await silo.Client.GetStringAsync($"/boot.container/host/{group}-1");
        var second = await silo.SubmitAsync(group, bob);
        var boot = silo.Client.GetStringAsync($"/boot.container/host/{group}-2?wait=600");
        await Eventually.BecomesTrueAsync(() => silo.Get<QueueWaiters>().Count == 1);

        var reason = (await silo.GetJsonAsync($"/api/v1/jobs/{second}/wait-reason"))["reasons"]![0]!;
        Assert.Equal("submitter_limit", (string)reason["code"]!);
        Assert.Equal(
            "Its submitter bob@example.org may have 1 jobs with a box at one time, and has 1: it gets one when one of "
            + "these has ended.",
            (string)reason["text"]!);
        Assert.False(boot.IsCompleted);

        await silo.Client.GetStringAsync($"/~lkp/cgi-bin/lkp-post-run?job_id={first}");

        Assert.Contains($"/job_initrd_tmpfs/{second}/", await boot, StringComparison.Ordinal);
    }
}
