using System.Collections.Concurrent;
using System.Net;
using System.Net.Http.Json;
using System.Net.Sockets;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Nodes;
using Boxyard.Silo;
using Boxyard.Tests.Storage;

namespace Boxyard.Tests.Silo.Notifications;

/// <summary>A silo in a process of its own, and receivers in this one.</summary>
public sealed class WebhookTests : IDisposable
{
    private const string Secret = "a secret of the board";
    private readonly TestFolder _data = new();
    private readonly ConcurrentQueue<string> _output = new();

    [Fact]
    public async Task The_end_of_a_job_is_told_signed_and_again_after_a_500()
    {
        await using var receiver = await Receiver.StartAsync(toRefuse: 1);
        await using var silo = await StartAsync(TargetOf(receiver));
        using var http = new HttpClient { BaseAddress = new Uri(silo.Address) };
        var id = await RunJobAsync(http, "box1");

        var taken = await receiver.WaitForAsync(id);

        var refused = Assert.Single(receiver.Refused);
        Assert.Equal(refused, taken);
        var hash = HMACSHA256.HashData(Encoding.UTF8.GetBytes(Secret), Encoding.UTF8.GetBytes(taken.Body));
        Assert.Equal($"sha256={Convert.ToHexStringLower(hash)}", taken.Signature);
        Assert.Equal(
            ("job_ended", "failed", "box1-1", "ann@example.org", taken.Id),
            ((string)taken.Json["event"]!, (string)taken.Json["job"]!["state"]!, (string)taken.Json["job"]!["testbox"]!,
                (string)taken.Json["job"]!["submitter"]!, (string)taken.Json["delivery"]!));
        await Eventually.BecomesTrueAsync(async () => (string)(await ListAsync(http))[0]!["state"]! == "delivered");
        var shown = Assert.Single(await ListAsync(http))!;
        Assert.Equal(
            (2, "board", "127.0.0.1"),
            ((int)shown["try_count"]!, (string)shown["target"]!, (string)shown["host"]!));
    }

    [Fact]
    public async Task What_happened_before_a_kill_is_told_after_it()
    {
        await using var receiver = await Receiver.StartAsync();
        string id;
        await using (var killed = await StartAsync())
        {
            using var http = new HttpClient { BaseAddress = new Uri(killed.Address) };
            id = await RunJobAsync(http, "box1");
        }

        await using var silo = await StartAsync(TargetOf(receiver));

        Assert.Equal("failed", (string)(await receiver.WaitForAsync(id)).Json["job"]!["state"]!);
    }

    [Fact]
    public async Task A_delivery_that_was_refused_before_a_kill_comes_after_it_as_the_same_one()
    {
        await using var receiver = await Receiver.StartAsync(toRefuse: 1);
        string id;
        await using (var killed = await StartAsync(TargetOf(receiver)))
        {
            using var http = new HttpClient { BaseAddress = new Uri(killed.Address) };
            id = await RunJobAsync(http, "box1");
            await Eventually.BecomesTrueAsync(
                async () => (await ListAsync(http)).Any(item => item!["problem"] is not null));
        }

        await using var silo = await StartAsync(TargetOf(receiver));

        Assert.Equal(Assert.Single(receiver.Refused), await receiver.WaitForAsync(id));
        Assert.Single(receiver.Taken);
    }

    [Fact]
    public async Task Targets_hear_only_what_they_want_and_a_job_may_name_its_own_only_outside()
    {
        await using var receiver = await Receiver.StartAsync();
        await using var silo = await StartAsync(
            [
                .. TargetOf(receiver), "--Notifications:Targets:0:Groups:0", "box2",
                "--Notifications:AllowJobUrls", "true", "--Notifications:JobSecret", "a secret of jobs",
                "--Notifications:MaxTries", "1",
            ]);
        using var http = new HttpClient { BaseAddress = new Uri(silo.Address) };
        var unwanted = await RunJobAsync(http, "box1", receiver.Url);
        var wanted = await RunJobAsync(http, "box2");

        await receiver.WaitForAsync(wanted);
        await Eventually.BecomesTrueAsync(async () => (await ListAsync(http, "?state=given_up")).Count == 1);

        Assert.DoesNotContain(receiver.Taken, delivery => delivery.JobId == unwanted);
        Assert.Equal(
            "'127.0.0.1' is an address of the inside network (Notifications:AllowPrivateAddresses). "
            + $"({new Uri(receiver.Url).Authority})",
            (string)Assert.Single(await ListAsync(http, "?state=given_up"))!["problem"]!);
    }

    [Fact]
    public async Task A_receiver_that_never_answers_keeps_no_other_waiting()
    {
        await using var receiver = await Receiver.StartAsync();
        using var silent = new TcpListener(IPAddress.Loopback, 0);
        silent.Start();
        await using var silo = await StartAsync(
            [
                .. TargetOf(receiver), "--Notifications:Timeout", "00:05:00",
                "--Notifications:Targets:1:Name", "silent",
                "--Notifications:Targets:1:Url", $"http://{silent.LocalEndpoint}/",
                "--Notifications:Targets:1:Secret", Secret,
            ]);
        using var http = new HttpClient { BaseAddress = new Uri(silo.Address) };

        for (var count = 1; count <= 6; count++)
        {
            await receiver.WaitForAsync(await RunJobAsync(http, "box1"));
        }

        await Eventually.BecomesTrueAsync(async () =>
            (await ListAsync(http)).Count(item => (string)item!["target"]! == "silent" && (int)item["try_count"]! == 1) == 4);
        Assert.Equal(
            2, (await ListAsync(http)).Count(item => (string)item!["target"]! == "silent" && (int)item["try_count"]! == 0));
    }

    [Theory]
    [InlineData("127.0.0.1", false)]
    [InlineData("10.1.2.3", false)]
    [InlineData("172.31.0.1", false)]
    [InlineData("192.168.1.1", false)]
    [InlineData("169.254.169.254", false)]
    [InlineData("::1", false)]
    [InlineData("::ffff:127.0.0.1", false)]
    [InlineData("fd00::1", false)]
    [InlineData("fe80::1", false)]
    [InlineData("8.8.8.8", true)]
    [InlineData("172.32.0.1", true)]
    [InlineData("2606:4700::1111", true)]
    public void Addresses_of_the_inside_network_are_known(string address, bool isOutside)
    {
        Assert.Equal(isOutside, OutsideAddress.Is(IPAddress.Parse(address)));
    }

    public void Dispose() => _data.Dispose();

    private static string[] TargetOf(Receiver receiver) =>
    [
        "--Notifications:Targets:0:Name", "board", "--Notifications:Targets:0:Url", receiver.Url,
        "--Notifications:Targets:0:Secret", Secret, "--Notifications:RetryDelay", "00:00:01",
        "--Notifications:Interval", "00:00:00.2",
    ];

    private Task<SiloProcess> StartAsync(params string[] arguments) =>
        SiloProcess.StartAsync(_output, ["--urls", "http://127.0.0.1:0", "--data", _data.Path, .. arguments]);

    /// <summary>A job that its box reports as failed.</summary>
    private static async Task<string> RunJobAsync(HttpClient http, string group, string? notifyUrl = null)
    {
        using var answer = await http.PostAsJsonAsync(
            "/api/v1/jobs",
            new { suite = "sleep", testbox = group, my_email = "ann@example.org", notify_url = notifyUrl ?? "" });
        var id = JsonNode.Parse(await answer.Content.ReadAsStringAsync())!["id"]!.ToString();
        await http.GetStringAsync($"/boot.ipxe/host/{group}-1");
        await http.GetStringAsync($"/~lkp/cgi-bin/lkp-jobfile-append-var?job_id={id}&job_state=failed");
        await http.GetStringAsync($"/~lkp/cgi-bin/lkp-post-run?job_id={id}");
        return id;
    }

    private static async Task<JsonArray> ListAsync(HttpClient http, string query = "") =>
        (await http.GetFromJsonAsync<JsonNode>($"/api/v1/notifications{query}"))!["notifications"]!.AsArray();
}
