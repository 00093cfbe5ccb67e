using System.Diagnostics;
using System.Net.Http.Headers;
using System.Text.Json.Nodes;

namespace Boxyard.Tests.Lab.Builds;

/// <summary>A registry of images on the loopback.</summary>
internal sealed class ImageRegistry : IAsyncDisposable
{
    private static readonly string[] Accepted =
    [
        "application/vnd.oci.image.index.v1+json", "application/vnd.docker.distribution.manifest.list.v2+json",
        "application/vnd.oci.image.manifest.v1+json", "application/vnd.docker.distribution.manifest.v2+json",
    ];

    private readonly Process _process;
    private readonly HttpClient _http;

    private ImageRegistry(string settings, int port)
    {
        Name = $"127.0.0.1:{port}";
        _http = new HttpClient { BaseAddress = new Uri($"http://{Name}") };
        _process = Process.Start(new ProcessStartInfo("docker-registry", ["serve", settings])
        {
            RedirectStandardError = true,
            RedirectStandardOutput = true,
        })!;
        _process.OutputDataReceived += (_, _) => { };
        _process.ErrorDataReceived += (_, _) => { };
        _process.BeginOutputReadLine();
        _process.BeginErrorReadLine();
    }

    public string Name { get; }

    public static async Task<ImageRegistry> StartAsync(string folder)
    {
        var port = GitServer.FreePort();
        var settings = Path.Combine(folder, "registry.yml");
        await File.WriteAllTextAsync(
            settings,
            $"""
             version: 0.1
             log: {"{level: error}"}
             storage: {"{filesystem: {rootdirectory: "}{folder}/images{"}}"}
             http: {"{addr: "}127.0.0.1:{port}{"}"}
             """);
        var registry = new ImageRegistry(settings, port);
        await Eventually.TrueAsync(registry.AnswersAsync, TimeSpan.FromSeconds(30), "the registry answers");
        return registry;
    }

    /// <summary>The architectures that a name stands for; null when the registry has no such image.</summary>
    public async Task<IReadOnlyList<string>?> FindArchitecturesAsync(string repository, string tag)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, $"/v2/{repository}/manifests/{tag}");
        foreach (var type in Accepted)
        {
            request.Headers.Accept.Add(new MediaTypeWithQualityHeaderValue(type));
        }

        using var answer = await _http.SendAsync(request);
        return answer.IsSuccessStatusCode
            ? [.. JsonNode.Parse(await answer.Content.ReadAsStringAsync())!["manifests"]!.AsArray()
                .Select(manifest => (string)manifest!["platform"]!["architecture"]!)]
            : null;
    }

    public async ValueTask DisposeAsync()
    {
        _http.Dispose();
        _process.Kill();
        await _process.WaitForExitAsync();
        _process.Dispose();
    }

    private async Task<bool> AnswersAsync()
    {
        try
        {
            using var answer = await _http.GetAsync("/v2/");
            return answer.IsSuccessStatusCode;
        }
        catch (HttpRequestException)
        {
            return false;
        }
    }
}
