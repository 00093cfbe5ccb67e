namespace Boxyard.Tests.Cli;

/// <summary>A machine as its scheduler sees it: it asks, reports and uploads by the calls that boxes make.</summary>
internal sealed class SiloBox(string address, string mac) : IDisposable
{
    private readonly HttpClient _http = new() { BaseAddress = new Uri(address) };

    /// <summary>Asks for a job, waiting until there is one; the id that the box is shown.</summary>
    public async Task<string> BootAsync()
    {
        var text = await _http.GetStringAsync(new Uri($"/boot.ipxe/mac/{mac}?wait=60", UriKind.Relative));
        const string before = "/job_initrd_tmpfs/";
        var start = text.IndexOf(before, StringComparison.Ordinal) + before.Length;
        return text[start..text.IndexOf("/job.cgz", start, StringComparison.Ordinal)];
    }

    public async Task ReportAsync(string call) =>
        Assert.Equal("Done", await _http.GetStringAsync(new Uri($"/~lkp/cgi-bin/{call}", UriKind.Relative)));

    public Task AppendAsync(string id, string value) => ReportAsync($"lkp-jobfile-append-var?job_id={id}&{value}");

    /// <summary>Uploads below the attempt's result root, which the job's document tells.</summary>
    public async Task UploadAsync(string id, string path, byte[] bytes)
    {
        var job = await _http.GetStringAsync(new Uri($"/api/v1/jobs/{id}", UriKind.Relative));
        const string field = "\"result_root\":\"";
        var start = job.IndexOf(field, StringComparison.Ordinal) + field.Length;
        var root = job[start..job.IndexOf('"', start)];
        using var request = new HttpRequestMessage(HttpMethod.Put, new Uri($"{root}/{path}", UriKind.Relative));
        request.Content = new ByteArrayContent(bytes);
        request.Headers.Add("Cookie", $"JOBID={id}");
        using var answer = await _http.SendAsync(request);
        Assert.Equal(201, (int)answer.StatusCode);
    }

    /// <summary>Runs its next job to that verdict.</summary>
    public async Task<string> RunAsync(string verdict = "finished", string exitCode = "0")
    {
        var id = await BootAsync();
        await AppendAsync(id, "job_state=running");
        await AppendAsync(id, $"exit_code={exitCode}");
        await AppendAsync(id, $"job_state={verdict}");
        await ReportAsync($"lkp-post-run?job_id={id}");
        return id;
    }

    public void Dispose() => _http.Dispose();
}
