using System.Text.Json.Nodes;
using Boxyard.Queues;

namespace Boxyard.Tests.Silo.Clusters;

/// <summary>The boxes of a cluster of one test, and what they do.</summary>
internal sealed class ClusterBoxes
{
    private readonly SiloFixture _silo;

    public ClusterBoxes(SiloFixture silo, params string[] roles)
        : this(silo, SiloFixture.NewGroup(), roles)
    {
    }

    public ClusterBoxes(SiloFixture silo, string name, string[] roles)
    {
        _silo = silo;
        _ = silo.Client;
        Roles = roles;
        Name = name;
        Hosts = [.. roles.Select((_, index) => $"{Name}-{index + 1}")];
    }

    public string Name { get; }

    public IReadOnlyList<string> Roles { get; }

    public IReadOnlyList<string> Hosts { get; }

    /// <summary>A job for all roles, with the cluster's definition in it.</summary>
    public JsonObject Job(string moreFields = "{}")
    {
        var job = JsonNode.Parse(moreFields)!.AsObject();
        job["suite"] = "sleep";
        job["cluster"] = Name;
        var nodes = new JsonObject();
        foreach (var (host, role) in Hosts.Zip(Roles))
        {
            nodes[host] = new JsonObject { ["roles"] = new JsonArray(role) };
            job[$"if role {role}"] = new JsonObject();
        }

        job["cluster_definition"] = new JsonObject { ["nodes"] = nodes };
        return job;
    }

    /// <summary>The ids of the jobs, as the old path answers them.</summary>
    public async Task<string[]> SubmitAsync(string moreFields = "{}")
    {
        using var answer = await _silo.PostAsync("/submit_job", Job(moreFields).ToJsonString());
        var list = JsonNode.Parse(await answer.Content.ReadAsStringAsync())!.AsArray();
        Assert.All(list, job => Assert.Equal("", (string)job!["message"]!));
        return [.. list.Select(job => (string)job!["job_id"]!)];
    }

    public Task<string> AskAsync(string host, string query = "") =>
        _silo.Client.GetStringAsync($"/boot.ipxe/host/{host}{query}");

    /// <summary>All boxes ask and wait; returns when they do.</summary>
    public async Task<Task<string>[]> WaitAllAsync()
    {
        var waiters = _silo.Get<QueueWaiters>();
        var boots = Hosts.Select(host => AskAsync(host, "?wait=600")).ToArray();
        await Eventually.BecomesTrueAsync(() => Hosts.All(host => waiters.IsAwaited($"/box/{host}")));
        return boots;
    }

    /// <summary>The boxes wait, the job comes, and all of them run it: its ids.</summary>
    public async Task<string[]> RunAsync(string moreFields = "{}")
    {
        var boots = await WaitAllAsync();
        var ids = await SubmitAsync(moreFields);
        foreach (var (boot, id) in boots.Zip(ids))
        {
            Assert.Contains($"/job_initrd_tmpfs/{id}/job.cgz", await boot, StringComparison.Ordinal);
            await ReportAsync(id, "running");
        }

        return ids;
    }

    public Task<string> ReportAsync(string id, string state) =>
        _silo.Client.GetStringAsync($"/~lkp/cgi-bin/lkp-jobfile-append-var?job_id={id}&job_state={state}");

    public Task<string> EndAsync(string id) => _silo.Client.GetStringAsync($"/~lkp/cgi-bin/lkp-post-run?job_id={id}");

    public Task<string> SyncAsync(string id, string state, string query = "") =>
        _silo.Client.GetStringAsync($"/~lkp/cgi-bin/lkp-cluster-sync?job_id={id}&state={state}{query}");

    /// <summary>All nodes at once.</summary>
    public Task<string[]> SyncAllAsync(IEnumerable<string> ids, string state) =>
        Task.WhenAll(ids.Select(id => SyncAsync(id, state)));

    public async Task<string> StateAsync(string id) =>
        (string)(await _silo.GetJsonAsync($"/api/v1/jobs/{id}"))["state"]!;
}
