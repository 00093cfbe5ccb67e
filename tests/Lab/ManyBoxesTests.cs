using System.Globalization;
using System.Text;
using System.Text.Json.Nodes;
using Boxyard.Client;
using Boxyard.Tests.Storage;

namespace Boxyard.Tests.Lab;

/// <summary>Many boxes that ask at once, over HTTP, a silo in a process of its own.</summary>
[Collection(LabFolder.Collection)]
public sealed class ManyBoxesTests(LabFolder lab)
{
    private const int BoxCount = 200;
    private const int JobCount = 1_000;
    private const string Group = "vm-many";

    [Theory]
    [Dialects]
    public async Task A_thousand_jobs_go_once_each_to_two_hundred_boxes_in_the_order_of_the_rule(Dialect dialect)
    {
        await using var silo = await StartAsync(dialect);
        using var http = new HttpClient(new SocketsHttpHandler { MaxConnectionsPerServer = BoxCount }) { BaseAddress = silo.Address };
        await SubmitAsync(http);
        var waiting = await ReadWaitingAsync(silo);

        var given = await Task.WhenAll(Enumerable.Range(0, BoxCount).Select(box => RunJobsAsync(http, box)));

        Assert.Equal(waiting.Select(job => job.Id).Order(), given.SelectMany(jobs => jobs).Order());
        var offered = await ReadTurnsAsync(http, waiting);
        Assert.Equal(new FairQueue(waiting).Replay(offered), offered);
    }

    private async Task<LabSilo> StartAsync(Dialect dialect)
    {
        var data = lab.NewFolder();
        return dialect == Dialect.Sqlite
            ? await LabSilo.StartAsync(data)
            : await LabSilo.StartAsync(data, "--postgres", await (await PostgresServer.SharedAsync()).CreateDatabaseAsync());
    }

    // Ten submitters of unequal diligence, three priorities.
    private static async Task SubmitAsync(HttpClient http)
    {
        var jobs = Enumerable.Range(0, JobCount).Select(index => new JsonObject
        {
            ["suite"] = "many",
            ["tbox_group"] = Group,
            ["os_arch"] = "x86_64",
            ["my_email"] = $"user{index * index % 10}@example.com",
            ["priority"] = (index % 3) - 1,
            ["script"] = "true",
        });
        using var body = new StringContent(new JsonArray([.. jobs]).ToJsonString(), Encoding.UTF8, "application/json");
        using var answer = await http.PostAsync(new Uri("/api/v1/jobs:batch", UriKind.Relative), body);
        answer.EnsureSuccessStatusCode();
    }

    private static async Task<List<Job>> ReadWaitingAsync(LabSilo silo)
    {
        var jobs = new List<Job>();
        await foreach (var job in silo.Client.Jobs.ListAsync(new JobQuery { Group = Group }))
        {
            jobs.Add(job);
        }

        Assert.Equal(JobCount, jobs.Count);
        return jobs;
    }

    // A box that asks, reports the end at once, and asks again until nothing is left.
    private static async Task<List<long>> RunJobsAsync(HttpClient http, int box)
    {
        var jobs = new List<long>();
        while (true)
        {
            var answer = JsonNode.Parse(await http.GetStringAsync(new Uri($"/boot.libvirt/host/{Group}-{box}", UriKind.Relative)))!;
            if (answer["job_id"]!.GetValue<string>() is not { Length: > 0 } jobId)
            {
                return jobs;
            }

            jobs.Add(long.Parse(jobId, CultureInfo.InvariantCulture));
            Assert.Equal("Done", await http.GetStringAsync(new Uri($"/~lkp/cgi-bin/lkp-post-run?job_id={jobId}", UriKind.Relative)));
        }
    }

    /// <summary>Offers (the job's id) and ends (its id, negative), in the order of the event log.</summary>
    private static async Task<List<long>> ReadTurnsAsync(HttpClient http, List<Job> jobs)
    {
        var turns = new SortedDictionary<long, long>();
        foreach (var job in jobs)
        {
            var answer = JsonNode.Parse(await http.GetStringAsync(new Uri($"/api/v1/jobs/{job.Id}/events", UriKind.Relative)))!;
            foreach (var line in answer["events"]!.AsArray())
            {
                var id = line!["id"]!.GetValue<long>();
                switch (line["kind"]!.GetValue<string>())
                {
                    case "offered":
                        turns.Add(id, job.Id);
                        break;
                    case "state_changed" when line["data"]!["to"]!.GetValue<string>() == "succeeded":
                        turns.Add(id, -job.Id);
                        break;
                }
            }
        }

        return [.. turns.Values];
    }
}
