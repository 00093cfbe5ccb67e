using System.IO.Compression;
using System.Net.Http.Headers;
using System.Text;
using System.Text.Json.Nodes;

namespace Boxyard.Tests.Silo.Builds;

/// <summary>A box that builds, played by the test: it asks for a job and ends it as the test says.</summary>
internal sealed class BuilderBox(HttpClient http, string name)
{
    /// <summary>The id that the box is shown.</summary>
    public string JobId { get; private set; } = "";

    private string Token { get; set; } = "";

    public static async Task<BuilderBox> AddAsync(HttpClient http, string name, string queue)
    {
        using var named = await http.PutAsync($"/set_host2queues?host={name}&queues={queue}", null);
        Assert.Equal(200, (int)named.StatusCode);
        return new BuilderBox(http, name);
    }

    /// <summary>Takes the next job; its section `build`.</summary>
    public async Task<JsonNode> TakeAsync()
    {
        var offer = JsonNode.Parse(await http.GetStringAsync($"/boot.container/host/{name}?wait=30"))!;
        JobId = new Uri((string)offer["job"]!).AbsolutePath.Split('/')[^2];
        await using var packed = await http.GetStreamAsync((string)offer["job"]!);
        await using var gzip = new GZipStream(packed, CompressionMode.Decompress);
        using var reader = new StreamReader(gzip, Encoding.Latin1);
        var archive = await reader.ReadToEndAsync();
        Token = After(archive, "attempt_token: ", '\n');
        var text = archive[(archive.IndexOf("build.json\0", StringComparison.Ordinal) + 11)..].TrimStart('\0');
        var length = JsonLength(text);
        return JsonNode.Parse(text[..length])!;
    }

    public Task LogAsync(string text) => SendAsync(HttpMethod.Post, "log/console?offset=0", text);

    public Task UploadAsync(string path, string text) => SendAsync(HttpMethod.Put, $"artifacts/{path}", text);

    /// <summary>Says what it has pushed.</summary>
    public Task PushedAsync(string image) =>
        http.GetStringAsync($"/~lkp/cgi-bin/lkp-jobfile-append-var?job_id={JobId}&image={Uri.EscapeDataString(image)}");

    public async Task EndAsync(string state)
    {
        await http.GetStringAsync($"/~lkp/cgi-bin/lkp-jobfile-append-var?job_id={JobId}&job_state=running");
        await http.GetStringAsync($"/~lkp/cgi-bin/lkp-jobfile-append-var?job_id={JobId}&job_state={state}");
        await http.GetStringAsync($"/~lkp/cgi-bin/lkp-post-run?job_id={JobId}");
    }

    private async Task SendAsync(HttpMethod verb, string path, string text)
    {
        var parts = JobId.Split('.');
        using var request = new HttpRequestMessage(
            verb, $"/api/v1/jobs/{parts[0]}/attempts/{(parts.Length > 1 ? parts[1] : "1")}/{path}");
        request.Content = new StringContent(text);
        request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", Token);
        using var answer = await http.SendAsync(request);
        Assert.True(answer.IsSuccessStatusCode, $"{path}: {(int)answer.StatusCode}");
    }

    private static string After(string text, string start, char end)
    {
        var from = text.IndexOf(start, StringComparison.Ordinal) + start.Length;
        return text[from..text.IndexOf(end, from)];
    }

    /// <summary>Where the object ends that the text begins with; it has no braces in its texts.</summary>
    private static int JsonLength(string text)
    {
        var depth = 0;
        for (var at = 0; ; at++)
        {
            depth += text[at] switch { '{' => 1, '}' => -1, _ => 0 };
            if (depth == 0)
            {
                return at + 1;
            }
        }
    }
}
