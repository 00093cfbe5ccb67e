using System.Text.Json.Nodes;
using Boxyard.Storage;

namespace Boxyard.Tests.Silo.Clusters;

[Collection(SiloTests.Name)]
public sealed class ClusterSubmitTests(SiloFixture silo)
{
    [Fact]
    public async Task Our_answer_names_the_jobs_of_all_nodes()
    {
        var boxes = new ClusterBoxes(silo, "server", "client");
        using var answer = await silo.PostAsync("/api/v1/jobs", boxes.Job().ToJsonString());
        Assert.Equal(201, (int)answer.StatusCode);
        var job = JsonNode.Parse(await answer.Content.ReadAsStringAsync())!;
        var id = (long)job["id"]!;

        Assert.Equal($"[{id},{id + 1}]", job["cluster_jobs"]!.ToJsonString());
        var second = await silo.GetJsonAsync($"/api/v1/jobs/{id + 1}");
        Assert.Equal($"[{id},{id + 1}]", second["cluster_jobs"]!.ToJsonString());
        Assert.Equal((boxes.Hosts[1], boxes.Hosts[1], boxes.Hosts[1]), (
            (string)second["testbox"]!, (string)second["tbox_group"]!, (string)second["queue"]!));
        var spec = await silo.GetJsonAsync($"/api/v1/jobs/{id + 1}/spec");
        Assert.Equal(("client", ""), ((string)spec["node_roles"]!, (string)spec["direct_ips"]!));
    }

    [Fact]
    public async Task A_cluster_job_says_that_it_waits_for_its_boxes()
    {
        var boxes = new ClusterBoxes(silo, "server", "client");
        using var answer = await silo.PostAsync("/api/v1/jobs", boxes.Job().ToJsonString());
        var id = (long)JsonNode.Parse(await answer.Content.ReadAsStringAsync())!["id"]!;

        var why = await silo.GetJsonAsync($"/api/v1/jobs/{id}/wait-reason");
        Assert.Equal("cluster", (string)why["reasons"]![0]!["code"]!);
        Assert.Contains($"those of job {id + 1} are", (string)why["reasons"]![0]!["text"]!, StringComparison.Ordinal);
        Assert.Null(why["position"]);
    }

    [Fact]
    public async Task A_cluster_job_that_waits_for_a_job_gets_its_boxes_when_that_is_done()
    {
        var boxes = new ClusterBoxes(silo, "server", "client");
        var on = await silo.SubmitAsync(boxes.Name + "x");
        var ids = await boxes.SubmitAsync($$$"""{"wait_on": {"{{{on}}}": {"job_stage": "running"} } }""");
        var why = await silo.GetJsonAsync($"/api/v1/jobs/{ids[1]}/wait-reason");
        Assert.Equal(
            ["dependency", "cluster"], why["reasons"]!.AsArray().Select(reason => (string)reason!["code"]!));
        foreach (var host in boxes.Hosts)
        {
            Assert.DoesNotContain("job.cgz", await boxes.AskAsync(host), StringComparison.Ordinal);
        }

        await boxes.AskAsync($"{boxes.Name}x-1");
        await boxes.ReportAsync(on, "running");

        await Eventually.BecomesTrueAsync(async () => await boxes.StateAsync(ids[0]) == "offered");
        Assert.Equal("offered", await boxes.StateAsync(ids[1]));
        Assert.Contains(
            $"/job_initrd_tmpfs/{ids[1]}/job.cgz", await boxes.AskAsync(boxes.Hosts[1]), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_cluster_job_whose_job_before_it_failed_is_cancelled_as_a_whole()
    {
        var boxes = new ClusterBoxes(silo, "server", "client");
        var on = await silo.SubmitAsync(boxes.Name + "x");
        var ids = await boxes.SubmitAsync($$$"""{"wait_on": {"{{{on}}}": {"job_health": "success"} } }""");
        using var cancelled = await silo.PostAsync($"/api/v1/jobs/{on}/cancel", "");

        foreach (var id in ids)
        {
            await Eventually.BecomesTrueAsync(async () => await boxes.StateAsync(id) == "cancelled");
        }
    }

    [Fact]
    public async Task All_jobs_of_a_cluster_can_be_cancelled_by_their_ids_at_once()
    {
        var boxes = new ClusterBoxes(silo, "server", "client", "proxy");
        var running = await boxes.RunAsync();
        var waiting = await boxes.SubmitAsync();
        using var answer = await silo.PostAsync(
            "/api/v1/jobs:cancel", $$"""{"ids": [{{string.Join(',', [.. waiting, running[0], running[1]])}}]}""");

        var results = JsonNode.Parse(await answer.Content.ReadAsStringAsync())!["results"]!.AsArray();
        Assert.Equal(
            ["cancelled", "cancelled", "cancelled", "asked", "asked"],
            results.Select(result => (string)result!["outcome"]!));
        // The one that was not named is told too.
        var events = await silo.GetJsonAsync($"/api/v1/jobs/{running[2]}/events");
        Assert.Equal("cancel_asked", (string)events["events"]!.AsArray()[^1]!["kind"]!);
    }

    [Fact]
    public async Task The_old_path_answers_one_object_for_each_node()
    {
        var boxes = new ClusterBoxes(silo, "server", "client");
        using var answer = await silo.PostAsync("/submit_job", boxes.Job().ToJsonString());
        var list = JsonNode.Parse(await answer.Content.ReadAsStringAsync())!.AsArray();

        Assert.Equal(2, list.Count);
        var id = long.Parse((string)list[0]!["job_id"]!);
        Assert.Equal(id + 1, long.Parse((string)list[1]!["job_id"]!));
        Assert.Contains($"/{boxes.Hosts[1]}/", (string)list[1]!["result_root"]!, StringComparison.Ordinal);
        Assert.EndsWith($"/{id + 1}", (string)list[1]!["result_root"]!, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_definition_is_read_from_its_file()
    {
        var name = SiloFixture.NewGroup();
        var folder = Path.Combine(silo.Get<StorageOptions>().DataDirectory, "clusters");
        Directory.CreateDirectory(folder);
        await File.WriteAllTextAsync(
            Path.Combine(folder, $"{name}.yaml"),
            $"ip0: 3\nnodes:\n  {name}-1:\n    roles: [server]\n    macs: [\"52:54:00:12:34:56\"]\n");

        using var answer = await silo.PostAsync(
            "/api/v1/jobs:expand", $"suite: sleep\ncluster: {name}\nif role server:\n  sleep: 1\n", "application/yaml");

        var job = Assert.Single(JsonNode.Parse(await answer.Content.ReadAsStringAsync())!["jobs"]!.AsArray());
        Assert.Equal((name + "-1", "192.168.222.3"), ((string)job!["testbox"]!, (string)job["spec"]!["direct_ips"]!));
    }

    [Theory]
    [InlineData("""{"suite": "s", "cluster": "nowhere"}""", "There is no cluster 'nowhere'.")]
    [InlineData("""{"suite": "s", "cluster": "../x"}""", "The cluster's name ")]
    [InlineData(
        """{"suite": "s", "cluster": "x", "cluster_definition": {}}""", "Cluster 'x': nodes: name 1 to 254 boxes")]
    [InlineData("""{"suite": "s", "testbox": "a", "cluster": ["x"]}""", "'cluster' must be the name of a cluster")]
    [InlineData(
        """{"suite": "s", "if role q":1,"if role r":1,"cluster":"x","cluster_definition":{"nodes":{"a":{"roles":"r"}}}}""",
        "No node of the cluster has: q.")]
    [InlineData("""{"suite": "s", "cluster": "x", "cluster_definition": 1}""", "'cluster_definition' is no object")]
    [InlineData(
        """{"suite": "s", "retries":1,"if role r":1,"cluster":"x","cluster_definition":{"nodes":{"a":{"roles":"r"}}}}""",
        "'retries' must be 0 with a cluster")]
    [InlineData(
        """{"if role r":1,"cluster":"x","cluster_definition":{"nodes":{"a":{"roles":"r"},"b":{"roles":"r"}}}}""",
        "Missing required job key: 'suite'.")]
    public async Task What_is_wrong_is_named_and_nothing_is_queued(string job, string detail)
    {
        using var answer = await silo.PostAsync("/api/v1/jobs", job);
        Assert.StartsWith(detail, await SiloFixture.ReadProblemAsync(answer, 400), StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_name_for_one_box_makes_an_ordinary_job()
    {
        var group = SiloFixture.NewGroup();
        var id = await silo.SubmitAsync(group, """, "cluster": "cs-localhost" """);
        Assert.Contains(
            $"/job_initrd_tmpfs/{id}/job.cgz",
            await silo.Client.GetStringAsync($"/boot.ipxe/host/{group}-1"),
            StringComparison.Ordinal);
    }
}
