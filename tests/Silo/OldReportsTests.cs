using System.Net;
using System.Text.Json.Nodes;

namespace Boxyard.Tests.Silo;

/// <summary>What boxes of the old scheduler's later generations say.</summary>
[Collection(SiloTests.Name)]
public class OldReportsTests(SiloFixture silo)
{
    [Theory]
    [InlineData("")]
    [InlineData("/scheduler")]
    public async Task A_stage_and_a_step_are_kept_as_values_and_events(string prefix)
    {
        var (id, _) = await RunAsync();

        Assert.Equal("200 Done", await GetAsync($"{prefix}/~lkp/cgi-bin/set-job-stage?job_id={id}&job_stage=setup"));
        Assert.Equal("200 Done", await GetAsync($"{prefix}/~lkp/cgi-bin/report-job-step?job_id={id}&job_step=smoke"));

        var attempt = (await silo.GetJsonAsync($"/api/v1/jobs/{id}"))["attempts"]![0]!;
        Assert.Equal("setup", (string)attempt["values"]!["job_stage"]!);
        Assert.Equal("smoke", (string)attempt["values"]!["job_step"]!);
        var events = (await silo.GetJsonAsync($"/api/v1/jobs/{id}/events"))["events"]!.AsArray();
        Assert.Equal(
            ["""{"job_stage":"setup"}""", """{"job_step":"smoke"}"""],
            events.Where(item => (string)item!["kind"]! == "reported").Select(item => item!["data"]!.ToJsonString()));
    }

    [Fact]
    public async Task A_stage_with_a_time_moves_the_deadline_and_never_back()
    {
        var (id, _) = await RunAsync();
        var before = await DeadlineAsync(id);
        await GetAsync($"/~lkp/cgi-bin/set-job-stage?job_id={id}&job_stage=on_fail&timeout=60");
        Assert.Equal(before, await DeadlineAsync(id));

        await silo.Client.GetStringAsync($"/~lkp/cgi-bin/lkp-jobfile-append-var?job_id={id}&job_state=failed");
        var uploading = await DeadlineAsync(id);
        await GetAsync($"/~lkp/cgi-bin/set-job-stage?job_id={id}&job_stage=on_fail&timeout=36000");

        Assert.InRange(await DeadlineAsync(id), uploading.AddHours(9), uploading.AddHours(10));
    }

    [Theory]
    [InlineData("set-job-stage?job_id=999999999&job_stage=setup", "500 The job does not exist")]
    [InlineData("set-job-stage?job_id=zap&job_stage=setup", "500 The job does not exist")]
    [InlineData("set-job-stage?job_stage=setup", "500 job_id and job_stage must be said")]
    [InlineData("set-job-stage?job_id=1", "500 job_id and job_stage must be said")]
    [InlineData("report-job-step?job_id=999999999&job_step=a", "200 Done")]
    public async Task A_stage_of_no_job_is_an_error_and_a_step_is_not(string call, string answer)
    {
        Assert.Equal(answer, await GetAsync($"/~lkp/cgi-bin/{call}"));
    }

    [Fact]
    public async Task A_stage_of_an_attempt_that_is_over_changes_nothing_and_is_kept()
    {
        var (id, _) = await RunAsync();
        await silo.Client.GetStringAsync($"/~lkp/cgi-bin/lkp-post-run?job_id={id}");

        Assert.Equal("200 Done", await GetAsync($"/~lkp/cgi-bin/set-job-stage?job_id={id}&job_stage=running"));

        Assert.Equal("succeeded", (string)(await silo.GetJsonAsync($"/api/v1/jobs/{id}"))["state"]!);
        var events = (await silo.GetJsonAsync($"/api/v1/jobs/{id}/events"))["events"]!.AsArray();
        Assert.Single(events, item => (string)item!["kind"]! == "stale_report");
    }

    [Fact]
    public async Task A_returned_job_ends_with_that_health_and_the_answer_that_its_client_waits_for()
    {
        var (id, _) = await RunAsync();

        var answer = await GetAsync($"/~lkp/cgi-bin/lkp-post-run?job_id={id}&job_health=return");

        Assert.Equal("200 \"success\"", answer);
        var job = await silo.GetJsonAsync($"/api/v1/jobs/{id}");
        Assert.Equal(("succeeded", "return"), ((string)job["state"]!, (string)job["health"]!));
    }

    [Theory]
    [InlineData("""{"tbox_name":"NAME","job_id":"","ssh_port":50022,"message":"up"}""", 50022)]
    [InlineData("""{"tbox_name":"NAME","ssh_port":""}""", null)]
    public async Task The_ssh_port_comes_as_JSON(string body, int? port)
    {
        var name = $"{SiloFixture.NewGroup()}-1";

        using var answer = await silo.PostAsync(
            "/~lkp/cgi-bin/report_ssh_info", body.Replace("NAME", name, StringComparison.Ordinal));

        Assert.Equal("Done", await answer.Content.ReadAsStringAsync());
        Assert.Equal(port, (int?)(await silo.GetJsonAsync($"/api/v1/testboxes/{name}"))["ssh_port"]);
    }

    [Fact]
    public async Task The_document_of_a_box_tells_its_job()
    {
        var (id, box) = await RunAsync();

        var text = await silo.Client.GetStringAsync($"/scheduler/get_testbox?testbox={box}");

        var document = JsonNode.Parse(text)!;
        Assert.Equal(
            (box, "running", id),
            ((string)document["testbox"]!, (string)document["state"]!, (string)document["job_id"]!));
        Assert.NotNull(document["deadline"]);
        Assert.Equal("500 {}", await GetAsync("/get_testbox?testbox=nobody-7"));
    }

    [Fact]
    public async Task Any_event_is_kept_with_its_job_and_bounded()
    {
        var (id, box) = await RunAsync();
        using var kept = await silo.PostAsync(
            "/report_event", $$"""{"job_id": "{{id}}", "testbox": "{{box}}", "what": "{{new string('x', 9000)}}"}""");
        using var tooLarge = await silo.PostAsync("/report_event", new string('x', 70_000));

        Assert.Equal("Done", await kept.Content.ReadAsStringAsync());
        Assert.Equal(HttpStatusCode.RequestEntityTooLarge, tooLarge.StatusCode);
        var events = (await silo.GetJsonAsync($"/api/v1/jobs/{id}/events"))["events"]!.AsArray();
        var stored = Assert.Single(events, item => (string)item!["kind"]! == "report_event")!;
        Assert.Equal((box, 8000), ((string)stored["testbox"]!, ((string)stored["data"]!["body"]!).Length));
    }

    private async Task<(string Id, string Box)> RunAsync()
    {
        var group = SiloFixture.NewGroup();
        var id = await silo.SubmitAsync(group);
        await silo.Client.GetStringAsync($"/boot.ipxe/host/{group}-1");
        await silo.Client.GetStringAsync($"/~lkp/cgi-bin/lkp-jobfile-append-var?job_id={id}&job_state=running");
        return (id, $"{group}-1");
    }

    private async Task<DateTimeOffset> DeadlineAsync(string id) =>
        (DateTimeOffset)(await silo.GetJsonAsync($"/api/v1/jobs/{id}"))["attempts"]![0]!["deadline_at"]!;

    private async Task<string> GetAsync(string path)
    {
        using var answer = await silo.Client.GetAsync(path);
        return $"{(int)answer.StatusCode} {await answer.Content.ReadAsStringAsync()}";
    }
}
