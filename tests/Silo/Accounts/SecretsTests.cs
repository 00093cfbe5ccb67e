using System.Collections.Concurrent;
using System.Net.Http.Headers;
using System.Text;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using Boxyard.Tests.Silo.Boot.Archive;
using Boxyard.Tests.Storage;
using Npgsql;

namespace Boxyard.Tests.Silo.Accounts;

/// <summary>A real silo with accounts and a webhook: where a job's secrets may be read, and where tokens may.</summary>
public sealed partial class SecretsTests : IDisposable
{
    private const string Secret = "the-secret-of-the-job";
    private const string TokenLine = "attempt_token: ";

    private readonly HttpClient _http = new();
    private readonly TestFolder _folder = new();
    private readonly ConcurrentQueue<string> _output = [];
    private readonly List<string> _answers = [];

    public void Dispose()
    {
        _http.Dispose();
        _folder.Dispose();
    }

    [Theory, Dialects]
    public async Task Secrets_reach_the_box_and_are_nowhere_when_the_job_is_done(Dialect dialect)
    {
        var postgres = dialect == Dialect.Postgres
            ? await (await PostgresServer.SharedAsync()).CreateDatabaseAsync()
            : null;
        await using var silo = await StartAsync(postgres);
        var setup = SetupPattern().Match(string.Join('\n', _output)).Value;
        var login = await PostAsync("/api/v1/login", $$"""{"token": "{{setup}}", "name": "ann"}""", keep: false);
        var token = (string)JsonNode.Parse(login)!["token"]!;
        _http.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", token);

        var job = (long)JsonNode.Parse(await PostAsync("/api/v1/jobs", $$"""
            {"suite": "a", "testbox": "dc-a", "arch": "x86_64", "script": "true",
             "secrets": {"PASSWORD": "{{Secret}}", "OTHER": "{{Secret}}\nit's 2"} }
            """))!["id"]!;
        await PostAsync("/api/v1/jobs:expand", $$$"""{"suite": "a", "testbox": "dc-a", "secrets": {"X": "{{{Secret}}}"} }""");
        await PostAsync("/api/v1/jobs", $$$"""{"suite": "a", "testbox": "a", "secrets": {"1": "{{{Secret}}}", "A": ["{{{Secret}}}"]}}""", 400);
        await ReadAllAsync(job);
        await GetAsync("/boot.container/host/dc-a-1?arch=x86_64");
        var archive = UnpackedArchive.Read(await _http.GetByteArrayAsync($"/job_initrd_tmpfs/{job}/job.cgz"));
        Assert.Equal(
            $"export OTHER='{Secret}\nit'\\''s 2'\nexport PASSWORD='{Secret}'\n",
            archive.Single(entry => entry.Name == "lkp/scheduled/secrets.sh").Text);
        await GetAsync($"/~lkp/cgi-bin/lkp-jobfile-append-var?job_id={job}&job_state=running");
        await ReadAllAsync(job);
        var secrets = archive.Single(entry => entry.Name == "lkp/scheduled/secrets.yaml").Text;
        await UploadAsync(job, secrets.Split('\n')[0][TokenLine.Length..]);
        await GetAsync($"/~lkp/cgi-bin/lkp-jobfile-append-var?job_id={job}&job_state=finished");
        await GetAsync($"/~lkp/cgi-bin/lkp-post-run?job_id={job}");
        Assert.Equal("succeeded", (string?)JsonNode.Parse(await GetAsync($"/api/v1/jobs/{job}"))!["state"]);
        await Eventually.BecomesTrueAsync(async () =>
            JsonNode.Parse(await GetAsync("/api/v1/notifications"))!["notifications"]!.AsArray().Count > 0);
        await ReadAllAsync(job);
        using (var gone = await _http.GetAsync($"/job_initrd_tmpfs/{job}/job.cgz"))
        {
            Assert.Equal(404, (int)gone.StatusCode);
        }

        var dump = postgres is null ? "" : await DumpAsync(postgres);
        await silo.StopAsync(TimeSpan.FromMinutes(1));

        string[] hidden = [Secret, token];
        Assert.All(hidden, text => Assert.DoesNotContain(text, dump, StringComparison.Ordinal));
        Assert.All(_answers, answer => Assert.All(hidden, text => Assert.DoesNotContain(text, answer, StringComparison.Ordinal)));
        Assert.All(_output, line => Assert.All(hidden, text => Assert.DoesNotContain(text, line, StringComparison.Ordinal)));
        var files = Directory.GetFiles(_folder.Path, "*", SearchOption.AllDirectories);
        Assert.Contains(files, file => file.EndsWith(postgres is null ? "boxyard.db" : "stdout", StringComparison.Ordinal));
        Assert.All(files, file => Assert.All(
            hidden, text => Assert.Equal(-1, File.ReadAllBytes(file).AsSpan().IndexOf(Encoding.UTF8.GetBytes(text)))));
    }

    private async Task<SiloProcess> StartAsync(string? postgres)
    {
        string[] arguments =
        [
            "--urls", "http://127.0.0.1:0", "--data", _folder.Path, "--Accounts:Enabled", "true",
            "--Storage:KeepSecrets", "00:00:00",
            "--Notifications:Targets:0:Name", "board", "--Notifications:Targets:0:Url", "http://127.0.0.1:9/",
            "--Notifications:Targets:0:Secret", "of the webhook", "--Notifications:Interval", "00:00:00.2",
        ];
        var silo = await SiloProcess.StartAsync(
            _output, postgres is null ? arguments : [.. arguments, "--postgres", postgres]);
        _http.BaseAddress = new Uri(silo.Address);
        return silo;
    }

    /// <summary>Every answer that shows something of a job.</summary>
    private async Task ReadAllAsync(long job)
    {
        string[] paths =
        [
            "/api/v1/jobs", $"/api/v1/jobs/{job}", $"/api/v1/jobs/{job}/spec", $"/api/v1/jobs/{job}/events",
            $"/api/v1/jobs/{job}/wait-reason", "/api/v1/queues", "/api/v1/testboxes", "/api/v1/debug/keys/sched/id2job",
            $"/scheduler/v1/jobs/{job}", "/web_backend/get_jobs", $"/data_api/es/jobs/_doc/{job}", "/metrics",
            "/api/v1/notifications", "/api/v1/audit", "/api/v1/tokens", "/api/v1/accounts",
        ];
        foreach (var path in paths)
        {
            await GetAsync(path);
        }
    }

    private async Task UploadAsync(long job, string token)
    {
        using var request = new HttpRequestMessage(
            HttpMethod.Post, $"/api/v1/jobs/{job}/attempts/1/log/stdout?offset=0");
        request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", token);
        request.Content = new StringContent("said\n");
        using var answer = await _http.SendAsync(request);
        Assert.Equal(200, (int)answer.StatusCode);
    }

    private async Task<string> GetAsync(string path)
    {
        using var answer = await _http.GetAsync(path);
        var text = await answer.Content.ReadAsStringAsync();
        Assert.True(answer.IsSuccessStatusCode, $"{path}: {(int)answer.StatusCode} {text}");
        _answers.Add(text);
        return text;
    }

    private async Task<string> PostAsync(string path, string body, int? status = null, bool keep = true)
    {
        using var content = new StringContent(body, Encoding.UTF8, "application/json");
        using var answer = await _http.PostAsync(path, content);
        var text = await answer.Content.ReadAsStringAsync();
        Assert.True(
            status is null ? answer.IsSuccessStatusCode : (int)answer.StatusCode == status,
            $"{path}: {(int)answer.StatusCode} {text}");
        if (keep)
        {
            _answers.Add(text);
        }

        return text;
    }

    /// <summary>Each row of each table, as text.</summary>
    private static async Task<string> DumpAsync(string postgres)
    {
        await using var connection = new NpgsqlConnection(postgres);
        await connection.OpenAsync();
        await using var command = connection.CreateCommand();
        command.CommandText = "select query_to_xml('select * from ' || quote_ident(tablename), true, false, '')::text "
            + "from pg_tables where schemaname = 'public'";
        await using var reader = await command.ExecuteReaderAsync();
        var dump = new StringBuilder();
        while (await reader.ReadAsync())
        {
            dump.AppendLine(reader.GetString(0));
        }

        Assert.Contains("dc-a-1", dump.ToString(), StringComparison.Ordinal);
        return dump.ToString();
    }

    [GeneratedRegex("bxs_[A-Za-z0-9_-]{43}", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex SetupPattern();
}
