using System.Text.Json.Nodes;

namespace Boxyard.Tests.Silo;

[Collection(SiloTests.Name)]
public class SubmitRoutesTests(SiloFixture silo)
{
    [Theory]
    [InlineData("application/json", """{"suite": "sleep", "testbox": "vm-1p1g-7", "priority": 5, "my_email": "a@b.c"}""")]
    [InlineData("application/yaml", "suite: sleep\ntestbox: vm-1p1g-7\npriority: 5\nmy_email: a@b.c\n")]
    [InlineData(
        "application/x-www-form-urlencoded", "suite: sleep\ntestbox: vm-1p1g-7\npriority: 5\nmy_email: a@b.c\n")]
    public async Task A_job_is_created(string contentType, string body)
    {
        using var answer = await silo.PostAsync("/api/v1/jobs", body, contentType);

        var job = JsonNode.Parse(await answer.Content.ReadAsStringAsync())!;
        Assert.Equal(201, (int)answer.StatusCode);
        Assert.Equal($"/api/v1/jobs/{job["id"]}", answer.Headers.Location!.ToString());
        Assert.Equal("queued", (string)job["state"]!);
        Assert.Equal("vm-1p1g", (string)job["tbox_group"]!);
        Assert.Equal("vm-1p1g-7", (string)job["testbox"]!);
        Assert.Equal("vm-1p1g.aarch64", (string)job["queue"]!);
        Assert.Equal(5, (int)job["priority"]!);
        Assert.Equal("a@b.c", (string)job["submitter"]!);
        Assert.Equal(0, (int)job["attempt_count"]!);
    }

    [Fact]
    public async Task JSON_that_is_said_to_be_YAML_is_YAML_and_the_other_way_is_a_problem()
    {
        using var asYaml = await silo.PostAsync("/api/v1/jobs", """{"suite": "sleep", "testbox": "t"}""", "application/yaml");
        using var asJson = await silo.PostAsync("/api/v1/jobs", "suite: sleep\ntestbox: t\n", "application/json");

        Assert.Equal(201, (int)asYaml.StatusCode);
        Assert.NotEmpty(await SiloFixture.ReadProblemAsync(asJson, 400));
    }

    [Fact]
    public async Task Every_mistake_of_a_job_is_named_with_its_field()
    {
        using var answer = await silo.PostAsync("/api/v1/jobs", """{"priority": 1000, "retries": -1}""");

        var errors = JsonNode.Parse(await answer.Content.ReadAsStringAsync())!["errors"]!.AsArray();
        Assert.Equal(400, (int)answer.StatusCode);
        Assert.Equal(["suite", "testbox", "priority", "retries"], errors.Select(error => (string)error!["field"]!));
        Assert.All(errors, error => Assert.Null(error!["index"]));
    }

    [Fact]
    public async Task The_same_key_and_body_give_the_same_job()
    {
        var key = Guid.NewGuid().ToString();
        using var first = await PostAsync("/api/v1/jobs", """{"suite": "sleep", "testbox": "t"}""", key);
        using var second = await PostAsync("/api/v1/jobs", """{"suite": "sleep", "testbox": "t"}""", key);

        Assert.Equal(201, (int)first.StatusCode);
        Assert.Equal(200, (int)second.StatusCode);
        Assert.Equal(first.Headers.Location, second.Headers.Location);
        Assert.Equal(await first.Content.ReadAsStringAsync(), await second.Content.ReadAsStringAsync());
    }

    [Fact]
    public async Task The_same_key_with_another_body_is_refused()
    {
        var key = Guid.NewGuid().ToString();
        using var first = await PostAsync("/api/v1/jobs", """{"suite": "sleep", "testbox": "t"}""", key);
        using var second = await PostAsync("/api/v1/jobs", """{"suite": "sleep", "testbox": "u"}""", key);

        Assert.Equal(201, (int)first.StatusCode);
        Assert.Contains(key, await SiloFixture.ReadProblemAsync(second, 422), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_key_that_is_too_long_is_refused()
    {
        using var answer = await PostAsync("/api/v1/jobs", """{"suite": "sleep", "testbox": "t"}""", new string('k', 201));

        Assert.Contains("Idempotency-Key", await SiloFixture.ReadProblemAsync(answer, 400), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("""[{"suite": "a", "testbox": "t"}, {"suite": "b", "testbox": "t"}]""", "application/json")]
    [InlineData("""{"jobs": [{"suite": "a", "testbox": "t"}, {"suite": "b", "testbox": "t"}]}""", "application/json")]
    [InlineData("- {suite: a, testbox: t}\n- {suite: b, testbox: t}\n", "application/yaml")]
    [InlineData("suite: a\ntestbox: t\n---\nsuite: b\ntestbox: t\n", "application/yaml")]
    public async Task A_batch_answers_its_ids_in_order(string body, string contentType)
    {
        using var answer = await silo.PostAsync("/api/v1/jobs:batch", body, contentType);

        var text = await answer.Content.ReadAsStringAsync();
        Assert.True((int)answer.StatusCode == 201, text);
        var ids = JsonNode.Parse(text)!["ids"]!.AsArray().Select(id => (long)id!).ToArray();
        Assert.Equal(2, ids.Length);
        Assert.Equal("a", (string)(await silo.GetJsonAsync($"/api/v1/jobs/{ids[0]}"))["suite"]!);
        Assert.Equal("b", (string)(await silo.GetJsonAsync($"/api/v1/jobs/{ids[1]}"))["suite"]!);
    }

    [Fact]
    public async Task One_bad_job_keeps_the_whole_batch_out_and_is_named_by_index_and_field()
    {
        var group = SiloFixture.NewGroup();
        using var answer = await silo.PostAsync(
            "/api/v1/jobs:batch", $$"""[{"suite": "a", "testbox": "{{group}}"}, {"suite": "b"}]""");

        var problem = JsonNode.Parse(await answer.Content.ReadAsStringAsync())!;
        Assert.Equal(400, (int)answer.StatusCode);
        Assert.Equal("Job 1: Missing required job key: 'testbox'. Nothing was queued.", (string)problem["detail"]!);
        Assert.Equal(1, (int)problem["errors"]![0]!["index"]!);
        Assert.Equal("testbox", (string)problem["errors"]![0]!["field"]!);
        Assert.Empty((await silo.GetJsonAsync($"/api/v1/jobs?group={group}"))["jobs"]!.AsArray());
    }

    [Theory]
    [InlineData("""{"jobs": []}""")]
    [InlineData("""{"jobs": [1]}""")]
    [InlineData("[]")]
    [InlineData("[null]")]
    [InlineData("")]
    public async Task What_is_no_batch_is_a_problem(string body)
    {
        using var answer = await silo.PostAsync("/api/v1/jobs:batch", body);

        Assert.NotEmpty(await SiloFixture.ReadProblemAsync(answer, 400));
    }

    [Fact]
    public async Task A_batch_has_10000_jobs_and_not_one_more()
    {
        var group = SiloFixture.NewGroup();
        var jobs = Enumerable.Repeat($$"""{"suite": "a", "testbox": "{{group}}"}""", 10_001).ToArray();
        using var tooMany = await silo.PostAsync("/api/v1/jobs:batch", $"[{string.Join(',', jobs)}]");
        using var wrapped = await silo.PostAsync("/api/v1/jobs:batch", $$"""{"jobs": [{{string.Join(',', jobs)}}]}""");
        using var most = await silo.PostAsync("/api/v1/jobs:batch", $"[{string.Join(',', jobs[1..])}]");

        Assert.Contains("10001", await SiloFixture.ReadProblemAsync(tooMany, 400), StringComparison.Ordinal);
        Assert.Contains("10001", await SiloFixture.ReadProblemAsync(wrapped, 400), StringComparison.Ordinal);
        Assert.Equal(201, (int)most.StatusCode);
    }

    [Fact]
    public async Task A_dry_run_shows_the_job_and_queues_nothing()
    {
        var group = SiloFixture.NewGroup();
        using var answer = await silo.PostAsync(
            "/api/v1/jobs:expand", $$"""{"suite": "a", "testbox": "{{group}}-3", "secrets": {"token": "hidden"} }""");

        var text = await answer.Content.ReadAsStringAsync();
        var job = JsonNode.Parse(text)!["jobs"]![0]!;
        Assert.Equal(200, (int)answer.StatusCode);
        Assert.Equal(group, (string)job["queue"]!);
        Assert.Equal("openeuler/aarch64/20.03", (string)job["spec"]!["os_dir"]!);
        Assert.DoesNotContain("hidden", text, StringComparison.Ordinal);
        Assert.Empty((await silo.GetJsonAsync($"/api/v1/jobs?group={group}"))["jobs"]!.AsArray());
    }

    private async Task<HttpResponseMessage> PostAsync(string path, string body, string key)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, path) { Content = new StringContent(body) };
        request.Headers.Add("Idempotency-Key", key);
        return await silo.Client.SendAsync(request);
    }
}
