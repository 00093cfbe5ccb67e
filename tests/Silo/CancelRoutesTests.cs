namespace Boxyard.Tests.Silo;

[Collection(SiloTests.Name)]
public class CancelRoutesTests(SiloFixture silo)
{
    private const string NotWanted = "The body is not the JSON object that is wanted here";
    private const string Unsupported = "only jobs whose job_stage is submit can be cancelled";
    private const string Forbidden = "can only cancel the job submitted by yourself";

    [Fact]
    public async Task A_queued_job_is_cancelled_at_once_and_can_be_cancelled_again()
    {
        var group = SiloFixture.NewGroup();
        var id = await silo.SubmitAsync(group);
        var answer = $$"""200 {"id":{{id}},"outcome":"cancelled","state":"cancelled"}""";

        Assert.Equal(answer, await PostAsync($"/api/v1/jobs/{id}/cancel", """{"reason": "by ann"}"""));
        Assert.Equal(answer, await PostAsync($"/api/v1/jobs/{id}/cancel", ""));

        var change = (await silo.GetJsonAsync($"/api/v1/jobs/{id}/events"))["events"]![1]!;
        Assert.Equal("state_changed", (string)change["kind"]!);
        Assert.Contains("by ann", change.ToJsonString(), StringComparison.Ordinal);
        var boot = await silo.Client.GetStringAsync($"/boot.ipxe/host/{group}-1");
        Assert.DoesNotContain("kernel", boot, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_running_job_is_cancelled_when_its_guest_lets_go()
    {
        var id = await RunAsync(SiloFixture.NewGroup());

        Assert.Equal(
            $$"""200 {"id":{{id}},"outcome":"asked","state":"running"}""",
            await PostAsync($"/api/v1/jobs/{id}/cancel", ""));
        await silo.Client.GetStringAsync($"/~lkp/cgi-bin/lkp-jobfile-append-var?job_id={id}&job_state=cancel");
        await silo.Client.GetStringAsync($"/~lkp/cgi-bin/lkp-post-run?job_id={id}");

        var job = await silo.GetJsonAsync($"/api/v1/jobs/{id}");
        Assert.Equal(("cancelled", "cancel"), ((string)job["state"]!, (string)job["health"]!));
        Assert.Equal("It was cancelled.", (string)job["attempts"]![0]!["end_reason"]!);
    }

    [Fact]
    public async Task A_job_that_is_over_says_how_it_ended()
    {
        var id = await RunAsync(SiloFixture.NewGroup());
        await silo.Client.GetStringAsync($"/~lkp/cgi-bin/lkp-post-run?job_id={id}");

        Assert.Equal(
            $$"""200 {"id":{{id}},"outcome":"finished","state":"succeeded"}""",
            await PostAsync($"/api/v1/jobs/{id}/cancel", ""));
    }

    [Fact]
    public async Task What_curl_calls_a_form_is_read_all_the_same()
    {
        var id = await silo.SubmitAsync(SiloFixture.NewGroup());
        const string form = "application/x-www-form-urlencoded";
        using var answer = await silo.PostAsync($"/api/v1/jobs/{id}/cancel", """{"reason": "x"}""", form);
        Assert.Equal(200, (int)answer.StatusCode);
    }

    [Fact]
    public async Task Many_are_cancelled_each_for_itself()
    {
        var group = SiloFixture.NewGroup();
        var first = await silo.SubmitAsync(group);
        var second = await silo.SubmitAsync(group);

        Assert.Equal(
            $$"""200 {"results":[{"id":{{second}},"outcome":"cancelled","state":"cancelled"},"""
            + """{"id":999999,"outcome":"not_found"},"""
            + $$"""{"id":{{first}},"outcome":"cancelled","state":"cancelled"}]}""",
            await PostAsync("/api/v1/jobs:cancel", $$"""{"ids": [{{second}}, 999999, {{first}}]}"""));
    }

    [Theory]
    [InlineData("/api/v1/jobs/999999/cancel", "", 404, "There is no job '999999'.")]
    [InlineData("/api/v1/jobs/x/cancel", "", 404, "There is no job 'x'.")]
    [InlineData("/api/v1/jobs/1/cancel", "{", 400, NotWanted)]
    [InlineData("/api/v1/jobs/1/cancel", """{"resaon": "x"}""", 400, NotWanted)]
    [InlineData("/api/v1/jobs:cancel", """{"ids": []}""", 400, "ids: name 1 to 1000 jobs.")]
    [InlineData("/api/v1/jobs:cancel", """{"ids": ["a"]}""", 400, NotWanted)]
    public async Task What_cannot_be_done_is_named(string path, string body, int status, string detail)
    {
        using var answer = await silo.PostAsync(path, body);
        Assert.StartsWith(detail, await SiloFixture.ReadProblemAsync(answer, status), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("/cancel_jobs")]
    [InlineData("/scheduler/cancel_jobs")]
    public async Task The_old_way_cancels_ones_own_jobs_that_wait(string path)
    {
        var group = SiloFixture.NewGroup();
        var mine = await silo.SubmitAsync(group, """, "my_email": "a@b.c" """);
        var running = await RunAsync(SiloFixture.NewGroup(), """, "my_email": "a@b.c" """);
        var other = await silo.SubmitAsync(group, """, "my_email": "d@e.f" """);
        var body = """{"my_email":"a@b.c","my_name":"a","my_account":"a","my_token":"t","""
            + $"\"job_ids\":[\"{mine}\",\"{running}\",\"{other}\",\"z9.1\"]}}";
        const string success = "{\"result\":\"success\",\"job_id\":";

        Assert.Equal(
            $$"""200 {"results":[{{success}}"{{mine}}","message":""},"""
            + $$"""{"result":"unsupported","job_id":"{{running}}","message":"{{Unsupported}}"},"""
            + $$"""{"result":"forbidden","job_id":"{{other}}","message":"{{Forbidden}}"},"""
            + """{"result":"failed","job_id":"z9.1","message":"can't find job from es"}]}""",
            await PostAsync(path, body));
        Assert.StartsWith($$"""200 {"results":[{{success}}""", await PostAsync(path, body), StringComparison.Ordinal);
        Assert.Equal("""202 {"error_msg":"Missing required key: 'my_email'"}""", await PostAsync(path, "{}"));
        Assert.Equal(
            """202 {"error_msg":"Missing required key: 'job_ids'"}""",
            await PostAsync(path, """{"my_email":"a@b.c"}"""));
    }

    [Fact]
    public async Task The_later_old_way_tells_waiting_from_running()
    {
        const string jobs = "/scheduler/v1/jobs/";
        var waiting = await silo.SubmitAsync(SiloFixture.NewGroup());
        var running = await RunAsync(SiloFixture.NewGroup());

        Assert.Equal("403 Job not running", await PostAsync($"{jobs}{waiting}/terminate", "{}"));
        Assert.Equal("400 Invalid JSON in request body", await PostAsync($"{jobs}{waiting}/cancel", "x"));
        Assert.Equal("200 Success", await PostAsync($"{jobs}{waiting}/cancel", "{}"));
        Assert.Equal("403 Job already running", await PostAsync($"{jobs}{running}/cancel", "{}"));
        Assert.Equal("200 ", await PostAsync($"{jobs}{running}/terminate", "{}"));
        Assert.Equal("404 Job not found", await PostAsync($"{jobs}999999/cancel", "{}"));
        Assert.Equal("404 Job not found", await PostAsync($"{jobs}999999/terminate", "{}"));
    }

    private async Task<string> RunAsync(string group, string moreFields = "")
    {
        var id = await silo.SubmitAsync(group, moreFields);
        await silo.Client.GetStringAsync($"/boot.ipxe/host/{group}-1");
        await silo.Client.GetStringAsync($"/~lkp/cgi-bin/lkp-jobfile-append-var?job_id={id}&job_state=running");
        return id;
    }

    private async Task<string> PostAsync(string path, string body)
    {
        using var answer = await silo.PostAsync(path, body);
        return $"{(int)answer.StatusCode} {await answer.Content.ReadAsStringAsync()}";
    }
}
