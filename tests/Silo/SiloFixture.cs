using System.Globalization;
using System.Net;
using System.Net.Http.Json;
using System.Text;
using System.Text.Json.Nodes;
using Boxyard.Silo;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Mvc.Testing;
using Microsoft.Extensions.DependencyInjection;

namespace Boxyard.Tests.Silo;

/// <summary>The whole silo in this process: Kestrel on a free port, SQLite in a folder of its own.</summary>
public class SiloFixture : WebApplicationFactory<SiloOptions>
{
    private static int _lastNumber;
    private readonly string _folder = Directory.CreateTempSubdirectory("boxyard-silo-").FullName;
    private readonly Lazy<HttpClient> _client;

    public SiloFixture()
    {
        // Not by the port alone: that changes the addresses of a server that may have started meanwhile.
        UseKestrel(kestrel => kestrel.Listen(IPAddress.Loopback, 0));
        ClientOptions.AllowAutoRedirect = false;
        _client = new Lazy<HttpClient>(NewClient);
    }

    public HttpClient Client => _client.Value;

    /// <summary>`host:port` as boot texts name it.</summary>
    public string Address => Client.BaseAddress!.Authority;

    /// <summary>A group that no other test uses. Its jobs are queued in a queue of the same name.</summary>
    public static string NewGroup() =>
        string.Create(CultureInfo.InvariantCulture, $"box{Interlocked.Increment(ref _lastNumber)}");

    public T Get<T>()
        where T : notnull => Services.GetRequiredService<T>();

    public HttpClient NewClient()
    {
        StartServer();
        return CreateClient();
    }

    public async Task<string> SubmitAsync(string group, string moreFields = "")
    {
        using var answer = await PostAsync("/scheduler/v1/jobs/submit", $$"""{"suite": "sleep", "testbox": "{{group}}"{{moreFields}}}""");
        Assert.Equal(200, (int)answer.StatusCode);
        return await answer.Content.ReadAsStringAsync();
    }

    public async Task<HttpResponseMessage> PostAsync(string path, string body, string contentType = "application/json")
    {
        using var content = new StringContent(body, Encoding.UTF8, contentType);
        return await Client.PostAsync(path, content);
    }

    public async Task<JsonNode> GetJsonAsync(string path) =>
        await Client.GetFromJsonAsync<JsonNode>(path) ?? throw new InvalidOperationException($"{path} answered null.");

    /// <summary>The detail of an answer that must be problem details with this status.</summary>
    public static async Task<string> ReadProblemAsync(HttpResponseMessage answer, int status)
    {
        var text = await answer.Content.ReadAsStringAsync();
        Assert.True(status == (int)answer.StatusCode, $"{(int)answer.StatusCode}: {text}");
        Assert.Equal("application/problem+json", answer.Content.Headers.ContentType?.MediaType);
        var problem = JsonNode.Parse(text)!;
        Assert.Equal(status, (int)problem["status"]!);
        return (string)problem["detail"]!;
    }

    protected override void ConfigureWebHost(IWebHostBuilder builder)
    {
        builder.UseEnvironment("Production");
        builder.UseSetting("Storage:DataDirectory", _folder);
        builder.UseSetting("Logging:LogLevel:Default", "Error");
    }

    protected override void Dispose(bool disposing)
    {
        base.Dispose(disposing);
        // It is called twice: by Dispose and by DisposeAsync.
        if (disposing && Directory.Exists(_folder))
        {
            Directory.Delete(_folder, recursive: true);
        }
    }
}
