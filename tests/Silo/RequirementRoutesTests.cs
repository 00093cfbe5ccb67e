using System.Text.Json.Nodes;
using Boxyard.Queues;

namespace Boxyard.Tests.Silo;

/// <summary>Jobs that require something of their box. One silo for these tests alone, since they count who waits.</summary>
public sealed class RequirementRoutesTests : IClassFixture<SiloFixture>
{
    private const string Nvme = """, "requires": {"tags": ["nvme"]} """;

    private readonly SiloFixture _silo;
    private readonly QueueWaiters _waiters;

    public RequirementRoutesTests(SiloFixture silo)
    {
        _silo = silo;
        _ = silo.Client;
        _waiters = silo.Get<QueueWaiters>();
    }

    [Fact]
    public async Task A_box_shows_what_was_set_and_keeps_what_is_left_out()
    {
        var name = $"{SiloFixture.NewGroup()}-1";
        await PatchAsync(name, """{"arch": "arm64", "tags": ["nvme", "10g", "nvme"]}""");
        var box = await PatchAsync(name, """{"memory": "2048m"}""");
        Assert.Equal(("aarch64", "2g"), ((string)box["arch"]!, (string)box["memory"]!));
        Assert.Equal(["10g", "nvme"], box["tags"]!.AsArray().Select(tag => (string)tag!));
        box = await PatchAsync(name, """{"tags": []}""");
        Assert.Empty(box["tags"]!.AsArray());
        Assert.Equal("2g", (string)(await _silo.GetJsonAsync($"/api/v1/testboxes/{name}"))["memory"]!);
    }

    [Fact]
    public async Task Changes_at_one_time_lose_no_field()
    {
        var group = SiloFixture.NewGroup();
        var names = Enumerable.Range(1, 20).Select(number => $"{group}-{number}").ToList();

        await Task.WhenAll(names.SelectMany(name => new[]
        {
            PatchAsync(name, """{"arch": "aarch64"}"""),
            PatchAsync(name, """{"tags": ["nvme"]}"""),
            PatchAsync(name, """{"memory": "16g"}"""),
        }));

        foreach (var name in names)
        {
            var box = await _silo.GetJsonAsync($"/api/v1/testboxes/{name}");
            Assert.Equal(
                (name, "aarch64", """["nvme"]""", "16g"),
                (name, (string?)box["arch"], box["tags"]!.ToJsonString(), (string?)box["memory"]));
        }
    }

    [Theory]
    [InlineData("""{"memory": "16"}""", "memory: '16' is no amount of memory; write a whole number and its unit")]
    [InlineData("""{"tags": ["a b"]}""", "tags: the list has 'a b', which is no tag")]
    [InlineData("""{"arch": "a b"}""", "arch: 'a b' has a space")]
    [InlineData("""{"cpu": 4}""", "The body is not the JSON object that is wanted here")]
    public async Task What_cannot_be_set_is_named(string body, string detail)
    {
        using var answer = await SendAsync("box-1", body);
        Assert.StartsWith(detail, await SiloFixture.ReadProblemAsync(answer, 400), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Mistakes_of_a_requirement_are_named_with_their_fields()
    {
        using var answer = await _silo.PostAsync(
            "/api/v1/jobs",
            """{"suite": "sleep", "testbox": "t", "requires": {"arch": 5, "tags": [["x"]], "memory": "much", "cpu": 2}}""");
        var errors = JsonNode.Parse(await answer.Content.ReadAsStringAsync())!["errors"]!.AsArray();
        Assert.Equal(400, (int)answer.StatusCode);
        Assert.Equal(
            ["requires.cpu", "requires.arch", "requires.tags", "requires.memory"],
            errors.Select(error => (string)error!["field"]!));
    }

    [Fact]
    public async Task A_wake_is_passed_on_to_a_box_that_may_run_the_job()
    {
        var group = SiloFixture.NewGroup();
        await PatchAsync($"{group}-3", """{"tags": ["nvme"]}""");
        var slow = new List<Task<string>>();
        foreach (var number in new[] { 1, 2 })
        {
            slow.Add(_silo.Client.GetStringAsync($"/boot.container/host/{group}-{number}?wait=600"));
            await Eventually.BecomesTrueAsync(() => _waiters.Count == number);
        }

        var fast = _silo.Client.GetStringAsync($"/boot.container/host/{group}-3?wait=600");
        await Eventually.BecomesTrueAsync(() => _waiters.Count == 3);

        var id = await _silo.SubmitAsync(group, Nvme);

        Assert.Contains($"/job_initrd_tmpfs/{id}/", await fast, StringComparison.Ordinal);
        Assert.All(slow, boot => Assert.False(boot.IsCompleted));
        await _silo.SubmitAsync(group);
        await _silo.SubmitAsync(group);
        await Task.WhenAll(slow);
        await Eventually.BecomesTrueAsync(() => _waiters.Count == 0);
    }

    [Fact]
    public async Task A_box_that_waits_is_woken_when_it_gets_what_a_job_requires()
    {
        var group = SiloFixture.NewGroup();
        var id = await _silo.SubmitAsync(group, """, "requires": {"memory": "1t", "arch": "x86_64"} """);
        var boot = _silo.Client.GetStringAsync($"/boot.container/host/{group}-1?wait=600");
        await Eventually.BecomesTrueAsync(() => _waiters.Count == 1);
        await PatchAsync($"{group}-1", """{"memory": "1t"}""");
        Assert.False(boot.IsCompleted);
        await PatchAsync($"{group}-1", """{"arch": "x86_64"}""");
        Assert.Contains($"/job_initrd_tmpfs/{id}/", await boot, StringComparison.Ordinal);
        await Eventually.BecomesTrueAsync(() => _waiters.Count == 0);
    }

    [Fact]
    public async Task The_arch_that_a_known_box_says_when_it_boots_is_learnt()
    {
        var group = SiloFixture.NewGroup();
        await PatchAsync($"{group}-1", """{"tags": ["nvme"]}""");
        var id = await _silo.SubmitAsync(group, """, "requires": {"arch": "aarch64"} """);
        await _silo.Client.GetStringAsync($"/boot.container/host/{group}-1");
        Assert.Contains(
            $"/job_initrd_tmpfs/{id}/",
            await _silo.Client.GetStringAsync($"/boot.container/host/{group}-1?arch=arm64"),
            StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_no_box_has_is_told_by_the_wait_the_preview_and_the_dry_run()
    {
        var group = SiloFixture.NewGroup();
        await PatchAsync($"{group}-1", """{"tags": ["10g"], "memory": "8g"}""");
        await _silo.Client.GetStringAsync($"/boot.container/host/{group}-2");
        const string requires = """, "requires": {"tags": "10g", "memory": "16g"} """;
        var id = await _silo.SubmitAsync(group, requires);
        const string lacking = "its memory is 8g";

        var reason = (await _silo.GetJsonAsync($"/api/v1/jobs/{id}/wait-reason"))["reasons"]![0]!;
        Assert.Equal("no_box_fits", (string)reason["code"]!);
        Assert.Equal(
            $"No box of its queue has what it requires, memory=16g tags=10g. Nearest: {group}-1 ({lacking}), "
            + $"{group}-2 (its memory is not known, it has no tag 10g).",
            (string)reason["text"]!);
        var preview = await _silo.GetJsonAsync($"/api/v1/boot-preview/{group}-1");
        Assert.Equal(
            "No job: what waits in the queues that it serves requires what it has not: "
            + $"memory=16g tags=10g ({lacking}).",
            (string)preview["reason"]!);
        var fit = await ExpandAsync(group, requires);
        Assert.Equal((0, $"{group}-1 ({lacking})"), ((int)fit["box_count"]!, (string)fit["nearest"]![0]!));

        await PatchAsync($"{group}-1", """{"memory": "16g"}""");

        fit = await ExpandAsync(group, requires);
        Assert.Equal((1, $"{group}-1"), ((int)fit["box_count"]!, (string)fit["boxes"]![0]!));
        preview = await _silo.GetJsonAsync($"/api/v1/boot-preview/{group}-1");
        Assert.Equal(id, preview["job_id"]!.ToString());
    }

    private async Task<JsonNode> ExpandAsync(string group, string more)
    {
        using var answer = await _silo.PostAsync(
            "/api/v1/jobs:expand", $$"""{"suite": "sleep", "testbox": "{{group}}"{{more}}}""");
        var job = JsonNode.Parse(await answer.Content.ReadAsStringAsync())!["jobs"]![0]!;
        Assert.Equal("memory=16g tags=10g", (string)job["requires"]!);
        return job["fitting_boxes"]!;
    }

    private async Task<JsonNode> PatchAsync(string name, string body)
    {
        using var answer = await SendAsync(name, body);
        var text = await answer.Content.ReadAsStringAsync();
        Assert.True((int)answer.StatusCode == 200, $"{(int)answer.StatusCode}: {text}");
        return JsonNode.Parse(text)!;
    }

    private async Task<HttpResponseMessage> SendAsync(string name, string body)
    {
        using var content = new StringContent(body);
        return await _silo.Client.PatchAsync(new Uri($"/api/v1/testboxes/{name}", UriKind.Relative), content);
    }
}
