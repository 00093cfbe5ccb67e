using System.Text.Json.Nodes;

namespace Boxyard.Tests.Silo;

[Collection(SiloTests.Name)]
public sealed class DependencyRoutesTests(SiloFixture silo)
{
    [Fact]
    public async Task A_job_is_queued_when_the_one_it_waits_for_is_done()
    {
        var (first, second) = (SiloFixture.NewGroup(), SiloFixture.NewGroup());
        var on = await silo.SubmitAsync(first);
        var id = await silo.SubmitAsync(second, $$""", "wait_on": {"{{on}}": null}""");
        Assert.DoesNotContain("job.cgz", await BootAsync(second), StringComparison.Ordinal);
        var job = await silo.GetJsonAsync($"/api/v1/jobs/{id}");
        Assert.Equal($$"""[{"job_id":{{on}}}]""", job["waits_on"]!.ToJsonString());
        var why = await silo.GetJsonAsync($"/api/v1/jobs/{id}/wait-reason");
        Assert.Equal($"It waits for job {on}.", (string)why["reasons"]![0]!["text"]!);

        await RunAsync(first, on);

        await EndsInAsync(id, "offered", () => BootAsync(second));
    }

    [Fact]
    public async Task A_job_that_waits_for_one_that_is_done_already_is_queued()
    {
        var (first, second) = (SiloFixture.NewGroup(), SiloFixture.NewGroup());
        var on = await silo.SubmitAsync(first);
        await RunAsync(first, on);
        await EndsInAsync(on, "succeeded", () => Task.CompletedTask);

        var id = await silo.SubmitAsync(second, $$$""", "wait_on": {"{{{on}}}": {"job_health": "success"}}""");

        await EndsInAsync(id, "offered", () => BootAsync(second));
    }

    [Fact]
    public async Task A_job_whose_condition_never_will_hold_is_cancelled_and_says_why()
    {
        var on = await silo.SubmitAsync(SiloFixture.NewGroup());
        var id = await silo.SubmitAsync(
            SiloFixture.NewGroup(), $$$""", "wait_on": {"{{{on}}}": {"job_health": "success"}}""");
        using var cancelled = await silo.PostAsync($"/api/v1/jobs/{on}/cancel", "");

        await EndsInAsync(id, "cancelled", () => Task.CompletedTask);

        var job = await silo.GetJsonAsync($"/api/v1/jobs/{id}");
        Assert.Equal("abort_wait", (string)job["health"]!);
        var events = await silo.GetJsonAsync($"/api/v1/jobs/{id}/events");
        Assert.Contains($"Job {on} ended with health cancel", events.ToJsonString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_job_that_waits_for_none_that_exists_is_refused()
    {
        using var answer = await silo.PostAsync(
            "/api/v1/jobs", """{"suite": "sleep", "testbox": "a", "wait_on": {"999999999": null}}""");

        var text = await answer.Content.ReadAsStringAsync();
        Assert.Equal(400, (int)answer.StatusCode);
        Assert.Contains("names job 999999999, which does not exist", text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_client_hears_at_once_of_what_holds_already()
    {
        var on = await silo.SubmitAsync(SiloFixture.NewGroup());
        var other = await silo.SubmitAsync(SiloFixture.NewGroup());

        var answer = await WaitAsync(
            $$$$"""{"wait_on":{"{{{{on}}}}":{"job_stage":"submit"},"{{{{other}}}}":null},"wait_options":{"get_fields":{"suite":null}}}""");

        Assert.Equal(
            $$$$"""{"wait_on":{"{{{{other}}}}":null},"wait_options":{"get_fields":{"suite":null}},"waited_jobs":{"{{{{on}}}}":{"job_stage":"submit","job_health":"unknown","job_data_readiness":"N/A","suite":"sleep"}}}""",
            answer);
    }

    [Fact]
    public async Task A_client_that_waits_hears_of_the_end()
    {
        var group = SiloFixture.NewGroup();
        var on = await silo.SubmitAsync(group);
        var waiting = WaitAsync($$$$"""{"wait_on":{"{{{{on}}}}":{"job_stage":"post_run"}}}""");

        await RunAsync(group, on);

        var answer = JsonNode.Parse(await waiting)!;
        Assert.Null(answer["wait_on"]);
        Assert.Equal("success", (string)answer["waited_jobs"]![on]!["job_health"]!);
    }

    [Fact]
    public async Task A_client_that_fails_fast_hears_of_the_first_that_broke()
    {
        var on = await silo.SubmitAsync(SiloFixture.NewGroup());
        var other = await silo.SubmitAsync(SiloFixture.NewGroup());
        using var cancelled = await silo.PostAsync($"/api/v1/jobs/{on}/cancel", "");

        var answer = JsonNode.Parse(await WaitAsync(
            $$$"""{"wait_on":{"{{{other}}}":null,"{{{on}}}":null},"wait_options":{"fail_fast":null}}"""))!;

        Assert.Null(answer["wait_on"]);
        Assert.Equal(on, (string)answer["fail_fast"]!["failed_job"]!);
    }

    [Theory]
    [InlineData("", 400, "The body must be a JSON object with 'wait_on'")]
    [InlineData("[]", 400, "The body must be a JSON object with 'wait_on'")]
    [InlineData("""{"wait_on":{"x":null}}""", 400, "'wait_on' names 'x', which is no job id.")]
    [InlineData("""{"wait_on":{"999999999":null}}""", 404, "There is no job 999999999, which 'wait_on' names.")]
    public async Task A_mistake_is_a_problem(string body, int status, string detail)
    {
        using var answer = await silo.PostAsync("/scheduler/v1/jobs/wait", body);

        Assert.StartsWith(detail, await SiloFixture.ReadProblemAsync(answer, status), StringComparison.Ordinal);
    }

    private async Task<string> WaitAsync(string body)
    {
        using var answer = await silo.PostAsync("/scheduler/v1/jobs/wait", body);
        Assert.Equal(200, (int)answer.StatusCode);
        return await answer.Content.ReadAsStringAsync();
    }

    private Task<string> BootAsync(string group) => silo.Client.GetStringAsync($"/boot.ipxe/host/{group}-1");

    private async Task RunAsync(string group, string id)
    {
        await BootAsync(group);
        await silo.Client.GetStringAsync($"/~lkp/cgi-bin/lkp-jobfile-append-var?job_id={id}&job_state=running");
        await silo.Client.GetStringAsync($"/~lkp/cgi-bin/lkp-post-run?job_id={id}");
    }

    private Task EndsInAsync(string id, string state, Func<Task> tryAgain) => Eventually.BecomesTrueAsync(async () =>
    {
        await tryAgain();
        return (string)(await silo.GetJsonAsync($"/api/v1/jobs/{id}"))["state"]! == state;
    });
}
