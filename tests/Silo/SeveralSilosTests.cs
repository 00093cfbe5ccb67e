using System.Globalization;
using System.Net.Http.Headers;
using System.Text;
using System.Text.Json.Nodes;
using Boxyard.Tests.Lab;
using Boxyard.Tests.Silo.Boot.Archive;
using Npgsql;

namespace Boxyard.Tests.Silo;

/// <summary>Any call may go to any silo of a database; each is a process of its own.</summary>
public sealed class SeveralSilosTests : IClassFixture<ThreeSilos>, IDisposable
{
    private const string TokenKey = "attempt_token: ";
    // What a connection that hears of commits shows: its first statement, or Npgsql's sign of life.
    private const string Listeners =
        "from pg_stat_activity where datname = current_database() and pid <> pg_backend_pid() "
        + "and (query like '%listen boxyard_commits' or query = 'SELECT NULL')";

    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(2);
    private static int _groupCount;

    private readonly SiloGroup _silos;
    private readonly HttpClient[] _clients;
    private readonly string _group = $"vm-any{Interlocked.Increment(ref _groupCount)}";

    public SeveralSilosTests(ThreeSilos fixture)
    {
        _silos = fixture.Silos;
        _clients = [.. _silos.Addresses.Select(address => new HttpClient { BaseAddress = address })];
    }

    [Fact]
    public async Task Each_call_of_a_job_may_go_to_another_silo()
    {
        var id = await SubmitAsync(0);
        Assert.Equal(id, await BootAsync(1));
        var token = await ReadTokenAsync(2, id);
        Assert.Equal("Done", await ReportAsync(0, $"lkp-jobfile-append-var?job_id={id}&job_state=running"));
        Assert.Equal(200, await SendAsync(1, HttpMethod.Post, id, "heartbeat", token, ""));
        Assert.Equal(200, await SendAsync(0, HttpMethod.Post, id, "log/stdout?offset=0", token, "first\n"));
        Assert.Equal(200, await SendAsync(1, HttpMethod.Post, id, "log/stdout?offset=6", token, "second\n"));
        // The same piece again, as after a lost answer, is no error anywhere; a gap is one everywhere.
        Assert.Equal(200, await SendAsync(2, HttpMethod.Post, id, "log/stdout?offset=6", token, "second\n"));
        Assert.Equal(409, await SendAsync(2, HttpMethod.Post, id, "log/stdout?offset=60", token, "fourth\n"));
        Assert.Equal(201, await SendAsync(2, HttpMethod.Put, id, "artifacts/results.json", token, """{"speed": 7}"""));
        Assert.Equal(200, await SendAsync(0, HttpMethod.Put, id, "artifacts/results.json", token, """{"speed": 7}"""));
        Assert.Equal("Done", await ReportAsync(1, $"lkp-jobfile-append-var?job_id={id}&job_state=finished"));
        Assert.Equal("Done", await ReportAsync(2, $"lkp-post-run?job_id={id}"));

        await Eventually.TrueAsync(
            async () => (await GetJobAsync(0, id))["extracted_at"] is not null, Patience, "the results are extracted");
        var answers = await Task.WhenAll(Enumerable.Range(0, 3).Select(silo => GetJobAsync(silo, id)));
        Assert.Equal("succeeded", (string)answers[0]["state"]!);
        Assert.Equal(answers[0].ToJsonString(), answers[1].ToJsonString());
        Assert.Equal(answers[0].ToJsonString(), answers[2].ToJsonString());
        for (var silo = 0; silo < 3; silo++)
        {
            Assert.Equal("first\nsecond\n", await _clients[silo].GetStringAsync(PathOf(id, "log/stdout")));
            Assert.Equal(
                """{"speed": 7}""", await _clients[silo].GetStringAsync(PathOf(id, "artifacts/results.json")));
            Assert.Equal(409, await SendAsync(silo, HttpMethod.Post, id, "heartbeat", token, ""));
        }
    }

    [Fact]
    public async Task A_cancel_on_one_silo_is_told_by_the_others()
    {
        var id = await SubmitAsync(0);
        await BootAsync(1);
        var token = await ReadTokenAsync(1, id);
        await ReportAsync(1, $"lkp-jobfile-append-var?job_id={id}&job_state=running");
        Assert.False(await IsCancelledAsync(1, id, token));

        await PostAsync(2, $"/api/v1/jobs/{id}/cancel", "{}");

        await Eventually.TrueAsync(() => IsCancelledAsync(1, id, token), Patience, "silo 1 tells the guest");
        Assert.True(await IsCancelledAsync(0, id, token));
    }

    [Fact]
    public async Task A_box_that_waits_on_one_silo_is_woken_by_a_submit_on_another()
    {
        var boot = await BeginWaitAsync(1);

        var id = await SubmitAsync(0);

        Assert.Equal(id, (string)JsonNode.Parse(await boot)!["job_id"]!);
    }

    [Fact]
    public async Task A_box_whose_wake_was_lost_with_the_connection_gets_its_job_all_the_same()
    {
        var boot = await BeginWaitAsync(1);
        await using var database = NpgsqlDataSource.Create(_silos.Postgres + ";Pooling=false");

        // No silo may listen at the commit, or this would test the notice. Each comes back within a second, so it is
        // tried until it was so.
        string id;
        do
        {
            await using var cut = database.CreateCommand($"select pg_terminate_backend(pid, 10000) {Listeners}");
            await cut.ExecuteNonQueryAsync();
            var before = await CountListenersAsync(database);
            id = await SubmitAsync(0);
            if (before == 0 && await CountListenersAsync(database) == 0)
            {
                break;
            }
        }
        while (!boot.IsCompleted);

        Assert.True(long.Parse((string)JsonNode.Parse(await boot)!["job_id"]!) <= long.Parse(id));
    }

    [Fact]
    public async Task Deadlines_that_three_silos_see_pass_are_applied_once()
    {
        const int jobCount = 40;
        var ids = new List<string>();
        for (var index = 0; index < jobCount; index++)
        {
            ids.Add(await SubmitAsync(index % 3, """, "timeout": 1"""));
            Assert.Equal(ids[^1], await BootAsync((index + 1) % 3, $"{_group}-{index}"));
            await ReportAsync((index + 2) % 3, $"lkp-jobfile-append-var?job_id={ids[^1]}&job_state=running");
        }

        await using var database = NpgsqlDataSource.Create(_silos.Postgres + ";Pooling=false");
        await using (var pass = database.CreateCommand(
            $"update attempts set deadline_at = 1 where ended_at is null and testbox like '{_group}-%'"))
        {
            Assert.Equal(jobCount, await pass.ExecuteNonQueryAsync());
        }

        foreach (var id in ids)
        {
            await Eventually.TrueAsync(
                async () => (string)(await GetJobAsync(0, id))["state"]! == "timed_out", Patience, $"job {id} ends");
            Assert.Single(await ListEndsAsync(id));
        }
    }

    public void Dispose()
    {
        foreach (var client in _clients)
        {
            client.Dispose();
        }
    }

    private static string PathOf(string id, string rest) => $"/api/v1/jobs/{id}/attempts/1/{rest}";

    private static async Task<long> CountListenersAsync(NpgsqlDataSource database)
    {
        await using var command = database.CreateCommand($"select count(*) {Listeners}");
        return (long)(await command.ExecuteScalarAsync())!;
    }

    private async Task<string> SubmitAsync(int silo, string moreFields = "")
    {
        var answer = await PostAsync(
            silo,
            "/api/v1/jobs",
            $$"""{"suite": "any", "tbox_group": "{{_group}}", "os_arch": "x86_64", "script": "true"{{moreFields}}}""");
        return ((long)answer["id"]!).ToString(CultureInfo.InvariantCulture);
    }

    private async Task<JsonNode> PostAsync(int silo, string path, string body)
    {
        using var content = new StringContent(body, Encoding.UTF8, "application/json");
        using var answer = await _clients[silo].PostAsync(path, content);
        var text = await answer.Content.ReadAsStringAsync();
        Assert.True(answer.IsSuccessStatusCode, text);
        return JsonNode.Parse(text)!;
    }

    private async Task<string> BootAsync(int silo, string? box = null) =>
        (string)JsonNode.Parse(
            await _clients[silo].GetStringAsync($"/boot.libvirt/host/{box ?? $"{_group}-1"}"))!["job_id"]!;

    /// <summary>A boot request that this silo holds.</summary>
    private async Task<Task<string>> BeginWaitAsync(int silo)
    {
        // The queue's page says who waits, and there is one from the first job on.
        var first = await SubmitAsync(silo);
        await PostAsync(silo, $"/api/v1/jobs/{first}/cancel", "{}");
        var boot = _clients[silo].GetStringAsync($"/boot.libvirt/host/{_group}-1?wait=90");
        await Eventually.TrueAsync(
            async () => JsonNode.Parse(await _clients[silo].GetStringAsync($"/api/v1/queues/{_group}.x86_64"))!
                ["waiting_boxes"]!.AsArray().Count == 1,
            Patience,
            "the box waits");
        return boot;
    }

    private async Task<string> ReadTokenAsync(int silo, string id)
    {
        var archive = await _clients[silo].GetByteArrayAsync($"/job_initrd_tmpfs/{id}/job.cgz");
        var secrets = UnpackedArchive.Read(archive).Single(entry => entry.Name == "lkp/scheduled/secrets.yaml").Text;
        var line = secrets.Split('\n').First(text => text.StartsWith(TokenKey, StringComparison.Ordinal));
        return line[TokenKey.Length..];
    }

    private Task<string> ReportAsync(int silo, string call) => _clients[silo].GetStringAsync($"/~lkp/cgi-bin/{call}");

    private async Task<int> SendAsync(int silo, HttpMethod method, string id, string rest, string token, string body)
    {
        using var answer = await AnswerAsync(silo, method, id, rest, token, body);
        return (int)answer.StatusCode;
    }

    private async Task<HttpResponseMessage> AnswerAsync(
        int silo, HttpMethod method, string id, string rest, string token, string body)
    {
        using var request = new HttpRequestMessage(method, PathOf(id, rest)) { Content = new StringContent(body) };
        request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", token);
        return await _clients[silo].SendAsync(request);
    }

    private async Task<bool> IsCancelledAsync(int silo, string id, string token)
    {
        using var answer = await AnswerAsync(silo, HttpMethod.Post, id, "heartbeat", token, "");
        return (bool)JsonNode.Parse(await answer.Content.ReadAsStringAsync())!["cancel"]!;
    }

    private async Task<JsonNode> GetJobAsync(int silo, string id) =>
        JsonNode.Parse(await _clients[silo].GetStringAsync($"/api/v1/jobs/{id}"))!;

    private async Task<List<JsonNode?>> ListEndsAsync(string id)
    {
        var answer = JsonNode.Parse(await _clients[1].GetStringAsync($"/api/v1/jobs/{id}/events"))!;
        return [.. answer["events"]!.AsArray().Where(
            line => (string)line!["kind"]! == "state_changed" && (string)line["data"]!["to"]! == "timed_out")];
    }
}
