using System.Collections.Concurrent;
using System.Globalization;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace Boxyard.Tests.Silo.Builds;

/// <summary>An HTTP server that answers as a Jenkins does, and remembers what it was asked.</summary>
internal sealed class StubJenkins : IAsyncDisposable
{
    private const string Cookie = "JSESSIONID=abc";
    private const int FirstItem = 7;
    private const int FirstNumber = 42;

    private readonly WebApplication _app;
    private readonly ConcurrentQueue<string> _calls = new();
    private readonly ConcurrentDictionary<string, bool> _cancelled = new();
    private string? _settings;
    private int _items = FirstItem - 1;

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

    /// <summary>Whether changes are answered as by one that wants people to log in.</summary>
    public bool WantsLogin { get; set; }

    /// <summary>How often the queue is asked in vain before a build has its number.</summary>
    public int Waits { get; set; }

    /// <summary>Of number 42, and with other numbers of the others.</summary>
    public string BuildText { get; set; } =
        """{"building":true,"number":42,"result":null,"url":"http://jenkins/42/"}""";

    /// <summary>As somebody does by hand.</summary>
    public void Cancel(int item) => _cancelled[$"{item}"] = true;

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

        if (WantsLogin && request.Method == "POST")
        {
            context.Response.Redirect($"{Address}login");
            return;
        }

        var parts = request.Path.Value!.Split('/');
        await (parts switch
        {
            [_, "queue", "item", var item, ..] => AnswerItemAsync(context, item),
            [_, "job", "sage.simple", var number, "api", "json"] => AnswerBuildAsync(context, number),
            _ => AnswerAsync(context, $"{request.Method} {request.Path}"),
        });
    }

    private async Task AnswerItemAsync(HttpContext context, string item)
    {
        var number = int.Parse(item, CultureInfo.InvariantCulture) - FirstItem + FirstNumber;
        await context.Response.WriteAsync(
            _cancelled.ContainsKey(item) ? """{"cancelled":true}"""
            : Waits-- > 0 ? """{"why":"in the quiet period"}"""
            : $$$"""{"executable":{"number":{{{number}}}}}""");
    }

    private async Task AnswerBuildAsync(HttpContext context, string number)
    {
        if (BuildText.Length == 0)
        {
            context.Response.StatusCode = StatusCodes.Status404NotFound;
            return;
        }

        await context.Response.WriteAsync(
            BuildText.Replace($"{FirstNumber}", number, StringComparison.Ordinal));
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
                context.Response.Headers.Location = $"{Address}queue/item/{Interlocked.Increment(ref _items)}/";
                break;
            case "POST /queue/cancelItem":
                _cancelled[context.Request.Query["id"].ToString()] = true;
                context.Response.StatusCode = StatusCodes.Status204NoContent;
                break;
            default:
                context.Response.StatusCode = StatusCodes.Status404NotFound;
                break;
        }
    }
}
