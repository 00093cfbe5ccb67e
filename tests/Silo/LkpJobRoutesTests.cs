using System.Text.Json.Nodes;

namespace Boxyard.Tests.Silo;

/// <summary>Jobs as the last generation's clients read and update them.</summary>
[Collection(SiloTests.Name)]
public class LkpJobRoutesTests(SiloFixture silo)
{
    [Fact]
    public async Task A_job_is_shown_in_the_old_words_without_secrets()
    {
        var group = SiloFixture.NewGroup();
        var id = await silo.SubmitAsync(
            group, """, "my_email": "ann@example.org", "my_token": "t", "secrets": {"a": 1}""");

        var job = JsonNode.Parse(await silo.Client.GetStringAsync($"/scheduler/v1/jobs/{id}"))!.AsObject();

        Assert.Equal(id, (string)job["id"]!);
        Assert.Equal(
            ("submit", "submit", "unknown", "N/A"),
            ((string)job["job_state"]!, (string)job["job_stage"]!, (string)job["job_health"]!,
                (string)job["job_data_readiness"]!));
        Assert.DoesNotContain(job, field => field.Key is "my_email" or "my_token" or "secrets");
    }

    [Fact]
    public async Task Only_the_fields_that_were_asked_for_come()
    {
        var id = await silo.SubmitAsync(SiloFixture.NewGroup());

        var text = await silo.Client.GetStringAsync($"/scheduler/v1/jobs/{id}?fields=suite,job_stage,zap");

        Assert.Equal("{\n  \"suite\": \"sleep\",\n  \"job_stage\": \"submit\"\n}", text);
    }

    [Theory]
    [InlineData("999999999")]
    [InlineData("zap")]
    public async Task A_job_that_is_none_is_said_to_be_so(string id)
    {
        using var answer = await silo.Client.GetAsync($"/scheduler/v1/jobs/{id}");

        Assert.Equal(404, (int)answer.StatusCode);
        Assert.Equal("""{"error":"Job not found"}""", await answer.Content.ReadAsStringAsync());
        Assert.Equal("404 Error: Job not found", await UpdateAsync(id, "job_stage=running"));
    }

    [Fact]
    public async Task A_job_goes_its_way_by_updates()
    {
        var group = SiloFixture.NewGroup();
        var id = await silo.SubmitAsync(group);
        Assert.Equal(
            "400 Warning: Only running jobs can renew, your job stage is: submit",
            await UpdateAsync(id, "renew_seconds=60"));
        Assert.Equal("423 Warning: No box has the job, cannot update", await UpdateAsync(id, "job_stage=running"));
        await silo.Client.GetStringAsync($"/boot.ipxe/host/{group}-1");

        Assert.Equal("200 ", await UpdateAsync(id, "job_stage=running&job_step=one"));
        Assert.Equal("running", await StageAsync(id));
        Assert.Matches(@"^200 \d{4}-\d\d-\d\dT\d\d:\d\d:\d\d[+-]\d\d:\d\d$", await UpdateAsync(id, "renew_seconds=60"));
        Assert.Equal("400 Error: Unknown job_state=zap", await UpdateAsync(id, "job_state=zap"));
        Assert.Equal("200 ", await UpdateAsync(id, "job_health=fail&job_data_readiness=uploaded"));
        Assert.Equal("finish", await StageAsync(id));
        Assert.Equal("423 Warning: Job closed, cannot update", await UpdateAsync(id, "job_stage=running"));

        var attempt = (await silo.GetJsonAsync($"/api/v1/jobs/{id}"))["attempts"]![0]!;
        Assert.Equal(("failed", "one"), ((string)attempt["state"]!, (string)attempt["values"]!["job_step"]!));
    }

    [Fact]
    public async Task The_old_job_list_filters_and_counts()
    {
        var group = SiloFixture.NewGroup();
        await silo.SubmitAsync(group, """, "os": "debian", "my_name": "Ann" """);

        var jobs = await silo.GetJsonAsync($"/web_backend/get_jobs?testbox={group}&os=debian");
        var none = await silo.GetJsonAsync($"/web_backend/get_jobs?testbox={group}&os=centos");
        var summary = await silo.GetJsonAsync($"/web_backend/get_jobs_summary?testbox={group}");

        Assert.Equal((1, 0), ((int)jobs["total"]!, (int)none["total"]!));
        Assert.Equal("submit", (string)jobs["jobs"]![0]!["job_state"]!);
        Assert.Equal(
            """[{"my_name":"Ann","nr_all":1,"nr_pass":0,"nr_fail":0}]""", summary["objects"]!.ToJsonString());
        Assert.Equal("No Data.", await silo.Client.GetStringAsync("/web_backend/compare?a=1&b=zap"));
    }

    [Fact]
    public async Task The_old_keys_can_be_looked_at()
    {
        var group = SiloFixture.NewGroup();
        using var put = await silo.Client.PutAsync($"/scheduler/set_host2queues?host={group}-1&queues=a,b", null);

        var page = await silo.GetJsonAsync($"/api/v1/debug/keys/sched/host2queues?next={group}-&page_size=1");

        Assert.Equal($$"""{"{{group}}-1":"a,b"}""", page["members"]!.ToJsonString());
        using var none = await silo.Client.GetAsync("/api/v1/debug/keys/zap");
        Assert.Equal(404, (int)none.StatusCode);
    }

    private async Task<string> StageAsync(string id) =>
        (string)(await silo.GetJsonAsync($"/scheduler/v1/jobs/{id}?fields=job_stage"))["job_stage"]!;

    private async Task<string> UpdateAsync(string id, string query)
    {
        using var answer = await silo.Client.PostAsync($"/scheduler/v1/jobs/{id}/update?{query}", null);
        return $"{(int)answer.StatusCode} {await answer.Content.ReadAsStringAsync()}";
    }
}
