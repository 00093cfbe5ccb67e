using System.Collections.Concurrent;
using System.Net.Http.Json;
using System.Text;
using System.Text.Json.Nodes;

namespace Boxyard.Tests.Silo.Clusters;

public sealed class ClusterReserveTests(ClockedSilo silo) : IClassFixture<ClockedSilo>
{
    [Fact]
    public async Task Two_cluster_jobs_over_the_same_boxes_run_one_after_the_other()
    {
        var boxes = new ClusterBoxes(silo, "server", "client");
        var first = await boxes.RunAsync();
        var second = await boxes.SubmitAsync();
        foreach (var id in first)
        {
            await boxes.ReportAsync(id, "finished");
            Assert.Equal("queued", await boxes.StateAsync(second[0]));
            await boxes.EndAsync(id);
        }

        // Both are free and asked a moment ago: the first question gets both boxes.
        await Eventually.BecomesTrueAsync(async () => (await boxes.AskAsync(boxes.Hosts[1])).Contains(
            $"/job_initrd_tmpfs/{second[1]}/job.cgz", StringComparison.Ordinal));
        Assert.Equal("offered", await boxes.StateAsync(second[0]));
        Assert.Contains(
            $"/job_initrd_tmpfs/{second[0]}/job.cgz",
            await boxes.AskAsync(boxes.Hosts[0]),
            StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_reserved_box_gets_its_part_and_no_other_job()
    {
        var boxes = new ClusterBoxes(silo, "server", "client");
        var ids = await ReserveAsync(boxes);
        await silo.SubmitAsync(boxes.Hosts[0]);

        var preview = await silo.GetJsonAsync($"/api/v1/boot-preview/{boxes.Hosts[1]}");
        Assert.Equal(ids[1], preview["job_id"]!.ToString());
        Assert.StartsWith(
            $"It would get part 2 of job {ids[0]}, a cluster job of 2 boxes: it is reserved for it until ",
            (string)preview["reason"]!,
            StringComparison.Ordinal);

        using (var early = await silo.Client.GetAsync($"/job_initrd_tmpfs/{ids[0]}/job.cgz"))
        {
            Assert.Equal(404, (int)early.StatusCode);
        }

        var text = await boxes.AskAsync(boxes.Hosts[0]);
        Assert.Contains($"/job_initrd_tmpfs/{ids[0]}/job.cgz", text, StringComparison.Ordinal);
        Assert.Equal(text, await boxes.AskAsync(boxes.Hosts[0]));
        preview = await silo.GetJsonAsync($"/api/v1/boot-preview/{boxes.Hosts[0]}");
        Assert.StartsWith(
            $"It has attempt 1 of job {ids[0]}: offered again", (string)preview["reason"]!, StringComparison.Ordinal);
        var job = await silo.GetJsonAsync($"/api/v1/jobs/{ids[0]}");
        Assert.Equal("ipxe", (string)job["attempts"]![0]!["boot_kind"]!);
    }

    [Fact]
    public async Task A_box_that_never_comes_frees_all_and_the_job_waits_again()
    {
        var boxes = new ClusterBoxes(silo, "server", "client");
        var ids = await ReserveAsync(boxes);
        await boxes.AskAsync(boxes.Hosts[0]);
        await boxes.ReportAsync(ids[0], "running");

        await Eventually.BecomesTrueAsync(async () =>
        {
            silo.Clock.Advance(TimeSpan.FromSeconds(30));
            return await boxes.StateAsync(ids[0]) == "queued";
        });

        var ended = (await silo.GetJsonAsync($"/api/v1/jobs/{ids[0]}"))["attempts"]![0]!;
        Assert.Equal(
            ("lost", $"The box {boxes.Hosts[1]} of the cluster job did not come up: "
                + $"The box {boxes.Hosts[1]} did not come for it."),
            ((string)ended["state"]!, (string)ended["end_reason"]!));
        Assert.Equal("queued", await boxes.StateAsync(ids[1]));
        Assert.Equal("abort", await boxes.SyncAsync(ids[0], "wait_start"));

        // Both are there again: the next round, under new ids.
        await Eventually.BecomesTrueAsync(async () =>
        {
            silo.Clock.Advance(TimeSpan.FromSeconds(11));
            await boxes.AskAsync(boxes.Hosts[1]);
            return (await boxes.AskAsync(boxes.Hosts[0])).Contains(
                $"/job_initrd_tmpfs/{ids[0]}.2/job.cgz", StringComparison.Ordinal);
        });
        Assert.Equal("{}", await boxes.SyncAsync($"{ids[0]}.3", "write_state"));
        Assert.StartsWith(
            $"{{\"{ids[0]}.2\":", await boxes.SyncAsync($"{ids[0]}.2", "write_state"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_node_that_waits_asks_again_now_and_then_and_aborts_in_the_end()
    {
        var boxes = new ClusterBoxes(silo, "server", "client");
        var ids = await boxes.RunAsync("""{"timeout": 2000000}""");
        var answers = new List<string>();
        do
        {
            var waiting = boxes.SyncAsync(ids[0], "wait_start");
            await Eventually.BecomesTrueAsync(() =>
            {
                silo.Clock.Advance(TimeSpan.FromMinutes(5));
                return waiting.IsCompleted;
            });
            answers.Add(await waiting);
        }
        while (answers[^1] == "retry");

        Assert.Equal(["retry", "abort"], answers.Distinct());
        Assert.Equal("abort", await boxes.SyncAsync(ids[1], "wait_start"));
    }

    [Fact]
    public async Task A_silo_that_is_killed_between_reservation_and_boot_knows_it_when_it_is_back()
    {
        var folder = Directory.CreateTempSubdirectory("boxyard-cluster-").FullName;
        try
        {
            string[] arguments = ["--urls", "http://127.0.0.1:0", "--data", folder];
            string id;
            await using (var first = await SiloProcess.StartAsync(new ConcurrentQueue<string>(), arguments))
            {
                using var client = new HttpClient { BaseAddress = new Uri(first.Address) };
                id = await ReserveAsync(client);
            }

            await using var second = await SiloProcess.StartAsync(new ConcurrentQueue<string>(), arguments);
            using var again = new HttpClient { BaseAddress = new Uri(second.Address) };
            Assert.Equal("offered", (string)(await again.GetFromJsonAsync<JsonNode>($"/api/v1/jobs/{id}"))!["state"]!);
            Assert.Contains(
                $"/job_initrd_tmpfs/{id}/job.cgz",
                await again.GetStringAsync("/boot.ipxe/host/one"),
                StringComparison.Ordinal);
            Assert.Contains(
                "/job_initrd_tmpfs/2/job.cgz",
                await again.GetStringAsync("/boot.ipxe/host/two"),
                StringComparison.Ordinal);
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    /// <summary>The boxes ask, and the job that comes then gets both.</summary>
    private static async Task<string[]> ReserveAsync(ClusterBoxes boxes)
    {
        foreach (var host in boxes.Hosts)
        {
            await boxes.AskAsync(host);
        }

        var ids = await boxes.SubmitAsync();
        await Eventually.BecomesTrueAsync(async () => await boxes.StateAsync(ids[0]) == "offered");
        Assert.Equal("offered", await boxes.StateAsync(ids[1]));
        return ids;
    }

    private static async Task<string> ReserveAsync(HttpClient client)
    {
        await client.GetStringAsync("/boot.ipxe/host/one");
        await client.GetStringAsync("/boot.ipxe/host/two");
        const string job =
            """
            {"suite": "sleep", "cluster": "pair", "if role s": {}, "if role c": {},
            "cluster_definition": {"nodes": {"one": {"roles": ["s"]}, "two": {"roles": ["c"]}}}}
            """;
        using var content = new StringContent(job, Encoding.UTF8, "application/json");
        using var answer = await client.PostAsync("/scheduler/v1/jobs/submit", content);
        var id = await answer.Content.ReadAsStringAsync();
        await Eventually.BecomesTrueAsync(async () =>
            (string)(await client.GetFromJsonAsync<JsonNode>($"/api/v1/jobs/{id}"))!["state"]! == "offered");
        return id;
    }
}
