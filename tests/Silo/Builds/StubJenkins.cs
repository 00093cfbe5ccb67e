using System.Collections.Concurrent;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace Boxyard.Tests.Silo.Builds;

/// <summary>An HTTP server that answers as a Jenkins does, and remembers what it was asked.</summary>
internal sealed class StubJenkins : IAsyncDisposable
{
    private const string Cookie = "JSESSIONID=abc";

    private readonly WebApplication _app;
    private readonly ConcurrentQueue<string> _calls = new();
    private string? _settings;
    private int _queueLooks;

    private StubJenkins(WebApplication app)
    {
        _app = app;
    }

    public Uri Address => new(_app.Urls.First());

    /// <summary>Verb and path of each call, in order.</summary>
    public IEnumerable<string> Calls => _calls;

    /// <summary>The job's settings, as they were sent last; null without a job.</summary>
    public string? Settings => _settings;

    /// <summary>The status of all answers; of none while it is 0.</summary>
    public int Failure { get; set; }

    /// <summary>How often the queue is asked in vain before a build has its number.</summary>
    public int Waits { get; set; }

    public string BuildText { get; set; } =
        """{"building":true,"number":42,"result":null,"url":"http://jenkins/42/"}""";

    public static async Task<StubJenkins> StartAsync()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        builder.Logging.ClearProviders();
        var app = builder.Build();
        var jenkins = new StubJenkins(app);
        app.Run(jenkins.AnswerAsync);
        await app.StartAsync();
        return jenkins;
    }

    public ValueTask DisposeAsync() => _app.DisposeAsync();

    private async Task AnswerAsync(HttpContext context)
    {
        var request = context.Request;
        _calls.Enqueue($"{request.Method} {request.Path}{request.QueryString}");
        var isFirst = request.Path == "/crumbIssuer/api/json";
        Assert.Equal("Basic ZWNyZGI6dGVzdA==", request.Headers.Authorization.ToString());
        Assert.Equal(isFirst ? "" : "abc123", request.Headers["Jenkins-Crumb"].ToString());
        Assert.Equal(isFirst ? "" : Cookie, request.Headers.Cookie.ToString());
        if (isFirst)
        {
            context.Response.Headers.SetCookie = $"{Cookie}; Path=/";
            await context.Response.WriteAsync("""{"crumb":"abc123","crumbRequestField":"Jenkins-Crumb"}""");
            return;
        }

        if (Failure > 0)
        {
            context.Response.StatusCode = Failure;
            return;
        }

        await AnswerAsync(context, $"{request.Method} {request.Path}");
    }

    private async Task AnswerAsync(HttpContext context, string call)
    {
        switch (call)
        {
            case "GET /job/sage.simple/api/json" when _settings is not null:
                await context.Response.WriteAsync("""{"name":"sage.simple"}""");
                break;
            case "POST /createItem" or "POST /job/sage.simple/config.xml":
                Assert.Equal("text/xml; charset=utf-8", context.Request.ContentType);
                using (var reader = new StreamReader(context.Request.Body))
                {
                    _settings = await reader.ReadToEndAsync();
                }

                break;
            case "GET /job/sage.simple/config.xml":
                await context.Response.WriteAsync(_settings!);
                break;
            case "POST /job/sage.simple/build":
                context.Response.StatusCode = StatusCodes.Status201Created;
                context.Response.Headers.Location = $"{Address}queue/item/7/";
                break;
            case "GET /queue/item/7/api/json":
                await context.Response.WriteAsync(
                    _queueLooks++ < Waits ? """{"why":"in the quiet period"}""" : """{"executable":{"number":42}}""");
                break;
            case "GET /job/sage.simple/42/api/json" when BuildText.Length > 0:
                await context.Response.WriteAsync(BuildText);
                break;
            default:
                context.Response.StatusCode = StatusCodes.Status404NotFound;
                break;
        }
    }
}
