using System.Net.Http.Json;
using System.Text.Json.Nodes;

namespace Boxyard.Tests.Lab;

/// <summary>A cluster job and its two boxes, from the submit to the end.</summary>
internal static class ClusterRun
{
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(2);

    /// <param name="name">Of the cluster; its boxes are NAME-1 and NAME-2.</param>
    /// <param name="submitTo">The silo that takes the job.</param>
    /// <param name="firstAsks">The silo that the first box asks and reports to.</param>
    /// <param name="secondAsks">The same of the second box.</param>
    /// <returns>The ids of its jobs, which have succeeded.</returns>
    public static async Task<IReadOnlyList<long>> RunAsync(string name, Uri submitTo, Uri firstAsks, Uri secondAsks)
    {
        var submitted = await SubmitAsync(name, submitTo);
        using var expired = new CancellationTokenSource(Patience);
        var given = await Task.WhenAll(
            RunBoxAsync($"{name}-1", firstAsks, expired.Token), RunBoxAsync($"{name}-2", secondAsks, expired.Token));
        Assert.Equal(submitted.Order(), given.Order());

        using var client = new HttpClient { BaseAddress = submitTo };
        foreach (var id in submitted)
        {
            var job = await client.GetFromJsonAsync<JsonNode>($"/api/v1/jobs/{id}");
            Assert.Equal("succeeded", (string)job!["state"]!);
        }

        return submitted;
    }

    private static async Task<List<long>> SubmitAsync(string name, Uri silo)
    {
        using var client = new HttpClient { BaseAddress = silo };
        using var answer = await client.PostAsJsonAsync("/submit_job", new JsonObject
        {
            ["suite"] = "fault",
            ["script"] = "true",
            ["cluster"] = name,
            ["if role server"] = new JsonObject(),
            ["if role client"] = new JsonObject(),
            ["cluster_definition"] = new JsonObject
            {
                ["nodes"] = new JsonObject
                {
                    [$"{name}-1"] = new JsonObject { ["roles"] = new JsonArray("server") },
                    [$"{name}-2"] = new JsonObject { ["roles"] = new JsonArray("client") },
                },
            },
        });
        var jobs = JsonNode.Parse(await answer.Content.ReadAsStringAsync())!.AsArray();
        Assert.All(jobs, job => Assert.Equal("", (string)job!["message"]!));
        return [.. jobs.Select(job => long.Parse((string)job!["job_id"]!))];
    }

    /// <summary>The id that the box was given; it has run and reported it.</summary>
    private static async Task<long> RunBoxAsync(string box, Uri silo, CancellationToken cancellationToken)
    {
        using var client = new HttpClient { BaseAddress = silo };
        var shownId = "";
        while (shownId.Length == 0)
        {
            var text = await client.GetStringAsync($"/boot.libvirt/host/{box}?wait=2", cancellationToken);
            shownId = (string)JsonNode.Parse(text)!["job_id"]!;
        }

        foreach (var report in new[]
        {
            $"lkp-jobfile-append-var?job_id={shownId}&job_state=running",
            $"lkp-jobfile-append-var?job_id={shownId}&job_state=finished",
            $"lkp-post-run?job_id={shownId}",
        })
        {
            Assert.Equal("Done", await client.GetStringAsync($"/~lkp/cgi-bin/{report}", cancellationToken));
        }

        return long.Parse(shownId.Split('.')[0]);
    }
}
