using System.Collections.Concurrent;
using System.Diagnostics;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text.Json.Nodes;
using Boxyard.Tests.Storage;

namespace Boxyard.Tests.Silo.Backups;

/// <summary>
/// The real program on data of its own: as a silo, and as `backup` and `restore` beside it. What it keeps can be
/// destroyed and restored.
/// </summary>
internal sealed class BackedUpSilo : IAsyncDisposable
{
    private static readonly TimeSpan CommandTimeout = TimeSpan.FromMinutes(2);

    private readonly TestFolder _folder = new();
    private readonly Dialect _dialect;
    private readonly string[] _settings;
    private SiloProcess? _process;
    private string? _database;

    private BackedUpSilo(Dialect dialect, string[] settings)
    {
        _dialect = dialect;
        _settings = settings;
    }

    public HttpClient Client { get; private set; } = null!;

    public string Backup => Path.Combine(_folder.Path, "backup");

    public string Data { get; private set; } = "";

    public static async Task<BackedUpSilo> StartAsync(Dialect dialect, params string[] settings)
    {
        var silo = new BackedUpSilo(dialect, settings);
        await silo.MoveAsync();
        await silo.StartAsync();
        return silo;
    }

    /// <summary>Kills the silo and goes to an empty place, so that only the backup is left.</summary>
    public async Task DestroyAsync()
    {
        await _process!.DisposeAsync();
        _process = null;
        Client.Dispose();
        Directory.Delete(Data, recursive: true);
        await MoveAsync();
    }

    public async Task StartAsync()
    {
        _process = await SiloProcess.StartAsync(
            new ConcurrentQueue<string>(), ["--urls", "http://127.0.0.1:0", .. Settings()]);
        Client = new HttpClient { BaseAddress = new Uri(_process.Address) };
    }

    /// <summary>Runs `backup` or `restore`; its exit code, and all that it wrote.</summary>
    public async Task<(int ExitCode, string Output)> RunAsync(params string[] arguments)
    {
        var start = new ProcessStartInfo(
            "dotnet", [Path.Combine(AppContext.BaseDirectory, "Boxyard.Silo.dll"), .. arguments, .. Settings()])
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        using var process = Process.Start(start)!;
        var errors = process.StandardError.ReadToEndAsync();
        var output = await process.StandardOutput.ReadToEndAsync();
        await process.WaitForExitAsync().WaitAsync(CommandTimeout);
        return (process.ExitCode, output + await errors);
    }

    public async Task<long> SubmitAsync(string group)
    {
        using var answer = await Client.PostAsJsonAsync(
            "/api/v1/jobs", new Dictionary<string, string> { ["suite"] = "sleep", ["testbox"] = group });
        answer.EnsureSuccessStatusCode();
        return (long)(await answer.Content.ReadFromJsonAsync<JsonNode>())!["id"]!;
    }

    /// <summary>A job that may write the package of a benchmark.</summary>
    public async Task<long> SubmitPackageBuildAsync(string group, string benchmark)
    {
        using var answer = await Client.PostAsJsonAsync(
            "/api/v1/jobs",
            new JsonObject
            {
                ["suite"] = "cci-makepkg",
                ["testbox"] = group,
                ["os_mount"] = "cifs",
                ["pp"] = new JsonObject { ["cci-makepkg"] = new JsonObject { ["benchmark"] = benchmark } },
            });
        answer.EnsureSuccessStatusCode();
        return (long)(await answer.Content.ReadFromJsonAsync<JsonNode>())!["id"]!;
    }

    /// <summary>An upload as curl makes it for LKP; returns the status.</summary>
    public async Task<int> PutOldAsync(string path, string shownId, string text)
    {
        using var request = new HttpRequestMessage(HttpMethod.Put, path) { Content = new StringContent(text) };
        request.Headers.Add("Cookie", $"JOBID={shownId}");
        using var answer = await Client.SendAsync(request);
        return (int)answer.StatusCode;
    }

    public async Task<JsonNode> GetAsync(string path) => (await Client.GetFromJsonAsync<JsonNode>(path))!;

    /// <summary>The token of the attempt that a box got, from its job archive.</summary>
    public async Task<string> ReadTokenAsync(string shownId)
    {
        var archive = await Client.GetByteArrayAsync($"/job_initrd_tmpfs/{shownId}/job.cgz");
        using var unpacked = new System.IO.Compression.GZipStream(
            new MemoryStream(archive), System.IO.Compression.CompressionMode.Decompress);
        using var reader = new StreamReader(unpacked, System.Text.Encoding.Latin1);
        var text = await reader.ReadToEndAsync();
        const string name = "attempt_token: ";
        var at = text.IndexOf(name, StringComparison.Ordinal) + name.Length;
        return text[at..text.IndexOf('\n', at)];
    }

    public async Task<int> SendAsync(HttpMethod method, string path, string text, string token)
    {
        using var request = new HttpRequestMessage(method, path) { Content = new StringContent(text) };
        request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", token);
        using var answer = await Client.SendAsync(request);
        return (int)answer.StatusCode;
    }

    public async ValueTask DisposeAsync()
    {
        if (_process is not null)
        {
            await _process.DisposeAsync();
        }

        Client.Dispose();
        _folder.Dispose();
    }

    private async Task MoveAsync()
    {
        Data = Path.Combine(_folder.Path, Guid.NewGuid().ToString("N"));
        if (_dialect == Dialect.Postgres)
        {
            _database = await (await PostgresServer.SharedAsync()).CreateDatabaseAsync();
        }
    }

    private string[] Settings() =>
        [.. _settings, "--data", Data, .. _database is null ? (string[])[] : ["--postgres", _database]];
}
