using System.Text.Json.Nodes;
using Boxyard.Queues;

namespace Boxyard.Tests.Silo;

/// <summary>Queues and boxes that operators stop. One silo for these tests alone, since they count who waits.</summary>
public sealed class QueueRoutesTests : IClassFixture<SiloFixture>
{
    private readonly SiloFixture _silo;
    private readonly QueueWaiters _waiters;

    public QueueRoutesTests(SiloFixture silo)
    {
        _silo = silo;
        _ = silo.Client;
        _waiters = silo.Get<QueueWaiters>();
    }

    [Fact]
    public async Task A_paused_queue_keeps_a_box_waiting_until_it_is_resumed()
    {
        var group = SiloFixture.NewGroup();
        var id = await _silo.SubmitAsync(group);
        var paused = await PostAsync($"/api/v1/queues/{group}/pause", """{"reason": "new kernel", "by": "ann"}""");
        Assert.Equal(("new kernel", "ann"), ((string)paused["pause"]!["reason"]!, (string)paused["pause"]!["by"]!));
        var later = await _silo.SubmitAsync(group);
        var boot = _silo.Client.GetStringAsync($"/boot.ipxe/host/{group}-1?wait=600");
        await Eventually.BecomesTrueAsync(() => _waiters.Count == 1);

        var queue = await _silo.GetJsonAsync($"/api/v1/queues/{group}");
        Assert.Equal(2, (int)queue["queued_count"]!);
        Assert.Equal([id, later], queue["next_jobs"]!.AsArray().Select(job => job!["job_id"]!.ToString()));
        Assert.Equal(2, (int)Assert.Single(queue["lanes"]!.AsArray())!["queued_count"]!);
        Assert.Equal([$"{group}-1"], queue["waiting_boxes"]!.AsArray().Select(box => (string)box!));
        Assert.False(boot.IsCompleted);

        var resumed = await PostAsync($"/api/v1/queues/{group}/resume", "");

        Assert.Null(resumed["pause"]);
        Assert.Contains($"/job_initrd_tmpfs/{id}/job.cgz", await boot, StringComparison.Ordinal);
        await Eventually.BecomesTrueAsync(() => _waiters.Count == 0);
    }

    [Fact]
    public async Task A_sub_queue_is_named_with_an_escaped_slash()
    {
        var group = SiloFixture.NewGroup();
        await _silo.SubmitAsync(group, """, "subqueue": "idle" """);

        Assert.Equal($"{group}/idle", (string)(await _silo.GetJsonAsync($"/api/v1/queues/{group}%2Fidle"))["name"]!);
        var paused = await PostAsync($"/api/v1/queues/{group}%2Fidle/pause", "");
        Assert.Equal($"{group}/idle", (string)paused["pause"]!["queue"]!);
        await PostAsync($"/api/v1/queues/{group}%2Fidle/resume", "");
    }

    [Fact]
    public async Task A_queue_can_be_paused_before_its_first_job()
    {
        var group = SiloFixture.NewGroup();
        var paused = await PostAsync($"/api/v1/queues/{group}/pause", """{"reason": "new kernel"}""");
        Assert.Equal((0, "new kernel"), ((int)paused["queued_count"]!, (string)paused["pause"]!["reason"]!));
        var id = await _silo.SubmitAsync(group);
        var boot = await _silo.Client.GetStringAsync($"/boot.ipxe/host/{group}-1");
        Assert.DoesNotContain("job.cgz", boot, StringComparison.Ordinal);
        await PostAsync($"/api/v1/queues/{group}/resume", "");
        boot = await _silo.Client.GetStringAsync($"/boot.ipxe/host/{group}-1");
        Assert.Contains($"/job_initrd_tmpfs/{id}/job.cgz", boot, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("/api/v1/queues/a%20b/pause", "", 400, "The queue's name has the character U+0020")]
    [InlineData("/api/v1/queues/a%2Fb/pause", "", 400, "The queue's name has no such sub-queue")]
    [InlineData("/api/v1/queues/nowhere/resume", "", 404, "There is no queue 'nowhere'")]
    [InlineData("/api/v1/queues/nowhere/pause", """{"resaon": "x"}""", 400, "The body is not the JSON object")]
    [InlineData("/api/v1/testboxes/nobody/drain", "", 404, "There is no box 'nobody'")]
    [InlineData("/api/v1/testboxes/nobody/quarantine", "", 404, "There is no box 'nobody'")]
    [InlineData("/api/v1/testboxes/a%20b/resume", "", 404, "There is no box 'a b'")]
    public async Task What_is_not_there_is_named(string path, string body, int status, string detail)
    {
        using var answer = await _silo.PostAsync(path, body);
        Assert.StartsWith(detail, await SiloFixture.ReadProblemAsync(answer, status), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_held_box_gets_no_job_is_told_why_and_leaves_what_comes_to_others()
    {
        var group = SiloFixture.NewGroup();
        // The longest waiting box is drained while it waits: the job that comes must wake the other one.
        var held = _silo.Client.GetStringAsync($"/boot.container/host/{group}-1?wait=600");
        await Eventually.BecomesTrueAsync(() => _waiters.Count == 1);
        var free = _silo.Client.GetStringAsync($"/boot.container/host/{group}-2?wait=600");
        await Eventually.BecomesTrueAsync(() => _waiters.Count == 2);
        var box = await PostAsync($"/api/v1/testboxes/{group}-1/drain", """{"reason": "disk swap"}""");
        Assert.Equal(("drained", "operator"), ((string)box["hold"]!["kind"]!, (string)box["hold"]!["by"]!));

        var first = await _silo.SubmitAsync(group);

        Assert.Contains($"/job_initrd_tmpfs/{first}/", await free, StringComparison.Ordinal);
        Assert.Equal("{}", await _silo.Client.GetStringAsync($"/boot.container/host/{group}-1"));
        var preview = await _silo.GetJsonAsync($"/api/v1/boot-preview/{group}-1");
        Assert.StartsWith("No job: the box is drained since ", (string)preview["reason"]!, StringComparison.Ordinal);
        Assert.Contains("by operator: disk swap.", (string)preview["reason"]!, StringComparison.Ordinal);

        var second = await _silo.SubmitAsync(group);
        Assert.False(held.IsCompleted);
        var resumed = await PostAsync($"/api/v1/testboxes/{group}-1/resume", "");
        Assert.Null(resumed["hold"]);
        Assert.Contains($"/job_initrd_tmpfs/{second}/", await held, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_box_shows_its_last_runs()
    {
        var group = SiloFixture.NewGroup();
        var id = await _silo.SubmitAsync(group);
        await _silo.Client.GetStringAsync($"/boot.ipxe/host/{group}-1");
        await _silo.Client.GetStringAsync($"/~lkp/cgi-bin/lkp-post-run?job_id={id}");
        await PostAsync($"/api/v1/testboxes/{group}-1/quarantine", """{"by": "ann"}""");

        var box = await _silo.GetJsonAsync($"/api/v1/testboxes/{group}-1");

        var run = Assert.Single(box["runs"]!.AsArray())!;
        Assert.Equal(id, run["job_id"]!.ToString());
        Assert.Equal(("succeeded", "sleep"), ((string)run["state"]!, (string)run["suite"]!));
        Assert.Equal(0, (int)box["lost_in_a_row"]!);
        Assert.Equal(("quarantined", "ann"), ((string)box["hold"]!["kind"]!, (string)box["hold"]!["by"]!));
    }

    private async Task<JsonNode> PostAsync(string path, string body)
    {
        using var answer = await _silo.PostAsync(path, body);
        var text = await answer.Content.ReadAsStringAsync();
        Assert.True((int)answer.StatusCode == 200, $"{(int)answer.StatusCode}: {text}");
        return JsonNode.Parse(text)!;
    }
}
