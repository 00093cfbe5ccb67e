using System.Text.Json.Nodes;
using Boxyard.Jobs;
using Microsoft.AspNetCore.Hosting;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

namespace Boxyard.Tests.Silo.Clusters;

public sealed class ClusterSyncTests(SiloFixture silo) : IClassFixture<SiloFixture>
{
    [Fact]
    public async Task Three_nodes_meet_at_every_barrier()
    {
        var boxes = new ClusterBoxes(silo, "server", "client", "monitor");
        var ids = await boxes.RunAsync();

        const string silent = "\"ip\":\"\",\"direct_ips\":\"\",\"direct_macs\":\"\"}";
        Assert.Equal(
            $"{{\"{ids[0]}\":{{\"state\":\"\",\"roles\":\"server\",\"ip\":\"10.0.0.1\","
            + "\"direct_ips\":\"192.168.222.1\",\"direct_macs\":\"52-54-00-00-00-01\"},"
            + $"\"{ids[1]}\":{{\"state\":\"\",\"roles\":\"client\",{silent},"
            + $"\"{ids[2]}\":{{\"state\":\"\",\"roles\":\"monitor\",{silent}}}",
            await boxes.SyncAsync(ids[0], "write_state", "&node_roles=server&ip=10.0.0.1&direct_ips=192.168.222.1"
                + "&direct_macs=52-54-00-00-00-01"));
        await boxes.SyncAsync(ids[1], "write_state", "&node_roles=client&ip=10.0.0.2");
        await boxes.SyncAsync(ids[2], "write_state", "&node_roles=$(reboot)&ip=$(reboot)");
        Assert.Equal(
            "direct_server_ips=192.168.222.1\nserver=10.0.0.1\ndirect_client_ips=\nclient=10.0.0.2\n"
            + "direct_monitor_ips=\nmonitor=",
            await boxes.SyncAsync(ids[0], "roles_ip"));

        foreach (var answer in new[] { "start", "ready", "finish" })
        {
            var state = $"wait_{answer}";
            var early = boxes.SyncAllAsync(ids[..2], state);
            await Eventually.BecomesTrueAsync(() => silo.Get<JobWakes>().Count >= 2);
            Assert.False(early.IsCompleted);
            Assert.Equal(answer, await boxes.SyncAsync(ids[2], state));
            Assert.Equal([answer, answer], await early);
        }

        foreach (var id in ids)
        {
            await boxes.ReportAsync(id, "finished");
            await boxes.EndAsync(id);
            Assert.Equal("succeeded", await boxes.StateAsync(id));
        }
    }

    [Fact]
    public async Task A_node_that_fails_makes_the_others_abort()
    {
        var boxes = new ClusterBoxes(silo, "server", "client");
        var ids = await boxes.RunAsync();
        await boxes.SyncAllAsync(ids, "wait_start");
        var waiting = boxes.SyncAsync(ids[0], "wait_ready");

        Assert.Contains(
            $"\"{ids[1]}\":{{\"state\":\"abort\"", await boxes.SyncAsync(ids[1], "failed"), StringComparison.Ordinal);

        Assert.Equal("abort", await waiting);
        Assert.Equal("abort", await boxes.SyncAsync(ids[1], "wait_finish"));
    }

    [Fact]
    public async Task A_node_that_vanishes_does_not_hang_the_others()
    {
        var boxes = new ClusterBoxes(silo, "server", "client");
        var ids = await boxes.RunAsync();
        var waiting = boxes.SyncAsync(ids[0], "wait_start");

        // Its box has rebooted in the middle.
        await boxes.AskAsync(boxes.Hosts[1]);

        Assert.Equal("abort", await waiting);
        Assert.Equal("abnormal", await boxes.StateAsync(ids[1]));
        Assert.Equal("running", await boxes.StateAsync(ids[0]));
        Assert.Equal("abort", await boxes.SyncAsync(ids[1], "wait_start"));
    }

    [Fact]
    public async Task A_cancel_of_one_reaches_all()
    {
        var boxes = new ClusterBoxes(silo, "server", "client");
        var ids = await boxes.RunAsync();
        using var answer = await silo.PostAsync($"/api/v1/jobs/{ids[1]}/cancel", "");

        var other = await silo.GetJsonAsync($"/api/v1/jobs/{ids[0]}");
        Assert.NotNull(other["attempts"]![0]!["cancel_asked_at"]);
    }

    [Theory]
    [InlineData(false, "post_run")]
    [InlineData(true, "finished")]
    public async Task A_cancel_of_one_that_is_over_reaches_the_others(bool isOver, string outcome)
    {
        var boxes = new ClusterBoxes(silo, "server", "client");
        var ids = await boxes.RunAsync();
        await boxes.ReportAsync(ids[1], "finished");
        if (isOver)
        {
            await boxes.EndAsync(ids[1]);
        }

        using var answer = await silo.PostAsync($"/api/v1/jobs/{ids[1]}/cancel", "");

        Assert.Equal(outcome, (string)JsonNode.Parse(await answer.Content.ReadAsStringAsync())!["outcome"]!);
        var other = await silo.GetJsonAsync($"/api/v1/jobs/{ids[0]}");
        Assert.NotNull(other["attempts"]![0]!["cancel_asked_at"]);
    }

    [Theory]
    [InlineData("wait_start", "abort")]
    [InlineData("finished", "abort")]
    [InlineData("started", "{}")]
    [InlineData("write_state", "{}")]
    public async Task A_job_of_no_cluster_waits_for_nobody(string state, string answer)
    {
        var id = await silo.SubmitAsync(SiloFixture.NewGroup());
        const string path = "/~lkp/cgi-bin/lkp-cluster-sync";
        Assert.Equal(answer, await silo.Client.GetStringAsync($"{path}?job_id={id}&state={state}"));
        Assert.Equal(answer, await silo.Client.GetStringAsync($"{path}?job_id=x&state={state}"));
    }

    [Fact]
    public async Task A_wait_beyond_the_bound_is_to_be_asked_again_and_leaves_its_place()
    {
        await using var bounded = new BoundedSilo();
        var boxes = new ClusterBoxes(bounded, "server", "client", "monitor");
        var ids = await boxes.RunAsync();
        var waiting = boxes.SyncAsync(ids[0], "wait_start");
        await Eventually.BecomesTrueAsync(() => bounded.Get<JobWakes>().Count == 1);

        Assert.Equal("retry", await boxes.SyncAsync(ids[1], "wait_start"));
        Assert.Equal("retry", await boxes.SyncAsync(ids[1], "wait_start"));

        // What it said counts all the same. The last one does not ask for a place: the first may have left it by then.
        await boxes.SyncAsync(ids[2], "started");
        Assert.Equal("start", await waiting);
        Assert.Equal("start", await boxes.SyncAsync(ids[1], "wait_start"));
    }

    [Fact]
    public async Task A_wait_that_our_stop_cuts_is_to_be_asked_again()
    {
        await using var stopping = new SiloFixture();
        var boxes = new ClusterBoxes(stopping, "server", "client");
        var ids = await boxes.RunAsync();
        var waiting = boxes.SyncAsync(ids[0], "wait_start");
        await Eventually.BecomesTrueAsync(() => stopping.Get<JobWakes>().Count == 1);

        stopping.Services.GetRequiredService<IHostApplicationLifetime>().StopApplication();

        Assert.Equal("retry", await waiting);
    }

    /// <summary>Holds one question at a time.</summary>
    private sealed class BoundedSilo : SiloFixture
    {
        protected override void ConfigureWebHost(IWebHostBuilder builder)
        {
            base.ConfigureWebHost(builder);
            builder.UseSetting("Clusters:MaxWaiters", "1");
        }
    }
}
