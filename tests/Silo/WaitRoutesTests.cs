using System.Text.Json.Nodes;

namespace Boxyard.Tests.Silo;

/// <summary>On a silo of its own: what other jobs took would be an estimate.</summary>
public class WaitRoutesTests(SiloFixture silo) : IClassFixture<SiloFixture>
{
    [Fact]
    public async Task A_job_says_why_it_waits_from_submit_to_start()
    {
        var group = SiloFixture.NewGroup();
        var first = await silo.SubmitAsync(group);
        Assert.Equal("no_box_known", Codes(await WaitAsync(first)));

        await silo.Client.GetStringAsync($"/boot.ipxe/host/{group}-1");
        var second = await silo.SubmitAsync(group);
        var third = await silo.SubmitAsync(group, """, "priority": 5 """);

        var wait = await WaitAsync(second);
        Assert.Equal("all_busy fair_share", Codes(wait));
        Assert.Equal((2, "exact"), ((int)wait["position"]!["value"]!, (string)wait["position"]!["kind"]!));
        Assert.Equal(first, Assert.Single(wait["busy_boxes"]!.AsArray())!["job_id"]!.ToString());
        Assert.Null(wait["estimated_start"]);

        using (await silo.PostAsync($"/api/v1/testboxes/{group}-1/drain", ""))
        using (await silo.PostAsync($"/api/v1/queues/{group}/pause", """{"by": "ann"}"""))
        {
            Assert.Equal("queue_paused all_held fair_share", Codes(await WaitAsync(second)));
        }

        using (await silo.PostAsync($"/api/v1/testboxes/{group}-1/resume", ""))
        using (await silo.PostAsync($"/api/v1/queues/{group}/resume", ""))
        {
            await silo.Client.GetStringAsync($"/~lkp/cgi-bin/lkp-post-run?job_id={first}");
            wait = await WaitAsync(third);
        }

        Assert.Equal(("next", "queued"), (Codes(wait), (string)wait["state"]!));
        Assert.Equal(1, (int)wait["estimated_start"]!["run_count"]!);
        Assert.Equal("not_queued", Codes(await WaitAsync(first)));
    }

    [Fact]
    public async Task A_job_that_is_not_there_is_not_found()
    {
        using var answer = await silo.Client.GetAsync("/api/v1/jobs/x/wait-reason");

        Assert.Equal(
            "There is no job 'x'. GET /api/v1/jobs lists those that are.",
            await SiloFixture.ReadProblemAsync(answer, 404));
    }

    private static string Codes(JsonNode wait) =>
        string.Join(' ', wait["reasons"]!.AsArray().Select(reason => (string)reason!["code"]!));

    private Task<JsonNode> WaitAsync(string id) => silo.GetJsonAsync($"/api/v1/jobs/{id}/wait-reason");
}
