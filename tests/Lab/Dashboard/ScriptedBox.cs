using System.Text;
using Boxyard.Client;
using Boxyard.Tests.Silo.Boot.Archive;

namespace Boxyard.Tests.Lab.Dashboard;

/// <summary>A box that does what a test tells it, by the calls that boxes make.</summary>
internal sealed class ScriptedBox(LabSilo silo, string name) : IDisposable
{
    private readonly HttpClient _http = new() { BaseAddress = silo.Address };
    private readonly Dictionary<string, long> _ends = [];
    private string _shownId = "";
    private AttemptKey _key = null!;

    /// <summary>Asks for a job, waiting until there is one, and fetches its archive; the job's id.</summary>
    public async Task<long> BootAsync()
    {
        const string before = "/job_initrd_tmpfs/";
        var text = await GetAsync($"/boot.ipxe/host/{name}?wait=60");
        var start = text.IndexOf(before, StringComparison.Ordinal) + before.Length;
        _shownId = text[start..text.IndexOf("/job.cgz", start, StringComparison.Ordinal)];
        var parts = _shownId.Split('.');
        _key = new AttemptKey
        {
            JobId = long.Parse(parts[0]),
            Attempt = parts.Length > 1 ? int.Parse(parts[1]) : 1,
            Token = await ReadTokenAsync(),
        };
        _ends.Clear();
        return _key.JobId;
    }

    public Task StartAsync() => ReportAsync($"lkp-jobfile-append-var?job_id={_shownId}&job_state=running");

    public async Task LogAsync(string text, string stream = "stdout")
    {
        var bytes = Encoding.UTF8.GetBytes(text);
        var offset = _ends.GetValueOrDefault(stream);
        await silo.Client.Attempts.AppendLogAsync(_key, stream, offset, bytes);
        _ends[stream] = offset + bytes.Length;
    }

    public async Task UploadAsync(string path, string content)
    {
        using var bytes = new MemoryStream(Encoding.UTF8.GetBytes(content));
        await silo.Client.Attempts.UploadArtifactAsync(_key, path, bytes);
    }

    public async Task EndAsync(string verdict = "finished")
    {
        await ReportAsync($"lkp-jobfile-append-var?job_id={_shownId}&job_state={verdict}");
        await ReportAsync($"lkp-post-run?job_id={_shownId}");
    }

    /// <summary>Runs its next job to that verdict.</summary>
    public async Task<long> RunAsync(string verdict = "finished")
    {
        var id = await BootAsync();
        await StartAsync();
        await LogAsync($"hello from {name}\n");
        await EndAsync(verdict);
        return id;
    }

    public void Dispose() => _http.Dispose();

    private async Task ReportAsync(string call) => Assert.Equal("Done", await GetAsync($"/~lkp/cgi-bin/{call}"));

    private Task<string> GetAsync(string path) => _http.GetStringAsync(new Uri(path, UriKind.Relative));

    private async Task<string> ReadTokenAsync()
    {
        const string key = "attempt_token: ";
        var archive = await _http.GetByteArrayAsync(new Uri($"/job_initrd_tmpfs/{_shownId}/job.cgz", UriKind.Relative));
        var secrets = UnpackedArchive.Read(archive).Single(entry => entry.Name == "lkp/scheduled/secrets.yaml").Text;
        return secrets.Split('\n').First(line => line.StartsWith(key, StringComparison.Ordinal))[key.Length..];
    }
}
