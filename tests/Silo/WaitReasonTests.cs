using System.Text.Json.Nodes;
using Boxyard.Tests.Silo.Clusters;
using Boxyard.Tests.Storage;

namespace Boxyard.Tests.Silo;

/// <summary>Why jobs wait, as both databases tell it.</summary>
public sealed class WaitReasonTests
{
    [Theory, Dialects]
    public async Task A_cluster_job_names_the_boxes_that_it_waits_for(Dialect dialect)
    {
        await using var silo = await SharedSilo.StartAsync(dialect);
        var boxes = new ClusterBoxes(silo, "busy", "held", "unknown", "free");
        var other = await silo.SubmitAsync("elsewhere");
        // Boxes with queues of their own are found by their names all the same.
        using (await silo.Client.PutAsync($"/set_host2queues?host={boxes.Hosts[0]}&queues=elsewhere", null))
        using (await silo.Client.PutAsync($"/set_host2queues?host={boxes.Hosts[3]}&queues=nowhere", null))
        {
            Assert.Contains(
                $"/job_initrd_tmpfs/{other}/job.cgz", await boxes.AskAsync(boxes.Hosts[0]), StringComparison.Ordinal);
        }

        await boxes.AskAsync(boxes.Hosts[1]);
        await boxes.AskAsync(boxes.Hosts[3]);
        using var drained = await silo.PostAsync($"/api/v1/testboxes/{boxes.Hosts[1]}/drain", "");
        var ids = await boxes.SubmitAsync();

        var wait = await WaitAsync(silo, ids[3]);

        Assert.Equal("cluster node_busy node_held node_unknown", Codes(wait));
        Assert.StartsWith(
            $"Its box {boxes.Hosts[0]} is busy with job {other} until about ",
            (string)wait["reasons"]![1]!["text"]!,
            StringComparison.Ordinal);
        Assert.Equal(
            [
                $"Its box {boxes.Hosts[1]} is drained.",
                $"Its box {boxes.Hosts[2]} is not known: it has never asked for a job.",
            ],
            wait["reasons"]!.AsArray().Skip(2).Select(reason => (string)reason!["text"]!));
        Assert.Equal(boxes.Hosts[0], (string)Assert.Single(wait["busy_boxes"]!.AsArray())!["testbox"]!);
        Assert.Equal("cluster node_busy node_held node_unknown", Codes(await WaitAsync(silo, ids[0])));
    }

    [Theory, Dialects]
    public async Task A_cluster_job_names_the_cluster_job_that_has_its_box(Dialect dialect)
    {
        await using var silo = await SharedSilo.StartAsync(dialect);
        var boxes = new ClusterBoxes(silo, "server", "client");
        foreach (var host in boxes.Hosts)
        {
            await boxes.AskAsync(host);
        }

        var first = await boxes.SubmitAsync();
        await Eventually.BecomesTrueAsync(async () => await boxes.StateAsync(first[0]) == "offered");
        var second = await boxes.SubmitAsync();
        await boxes.AskAsync(boxes.Hosts[1]);

        var wait = await WaitAsync(silo, second[0]);

        Assert.Equal("cluster node_reserved node_busy", Codes(wait));
        Assert.StartsWith(
            $"Its box {boxes.Hosts[0]} is reserved for job {first[0]} of another cluster job, until ",
            (string)wait["reasons"]![1]!["text"]!,
            StringComparison.Ordinal);
    }

    [Theory, Dialects]
    public async Task Queues_that_the_boxes_serve_first_are_named(Dialect dialect)
    {
        await using var silo = await SharedSilo.StartAsync(dialect);
        await silo.Client.GetStringAsync("/boot.ipxe/host/slow-1");
        await silo.Client.GetStringAsync("/boot.ipxe/host/other-1");
        using (await silo.Client.PutAsync("/set_host2queues?host=other-1&queues=fast,slow", null))
        {
            await silo.SubmitAsync("fast");
        }

        var wait = await WaitAsync(silo, await silo.SubmitAsync("slow"));

        var reason = Assert.Single(wait["reasons"]!.AsArray())!;
        Assert.Equal(
            ("earlier_queue", "1 of its 2 boxes serves queue fast first, where 1 job waits."),
            ((string)reason["code"]!, (string)reason["text"]!));
        Assert.Equal("all", (string)wait["estimated_start"]!["runs_of"]!);
    }

    private static string Codes(JsonNode wait) =>
        string.Join(' ', wait["reasons"]!.AsArray().Select(reason => (string)reason!["code"]!));

    private static Task<JsonNode> WaitAsync(SharedSilo silo, string id) =>
        silo.GetJsonAsync($"/api/v1/jobs/{id}/wait-reason");
}
