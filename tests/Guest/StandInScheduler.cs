using System.Globalization;
using System.Security.Cryptography;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Extensions;
using Microsoft.Extensions.Logging;

namespace Boxyard.Tests.Guest;

/// <summary>Plays the scheduler for a guest over HTTP, keeps what it is told, misbehaves when asked to.</summary>
internal sealed class StandInScheduler : IAsyncDisposable
{
    public const string Token = "5ec7e7";

    private const string StatePath = "/api/v1/jobs/7/attempts/2/state";

    private readonly Lock _lock = new();
    private readonly List<string> _reports = [];
    private readonly Dictionary<string, byte[]> _artifacts = [];
    private readonly Dictionary<string, MemoryStream> _logs = [];
    private readonly WebApplication _app;

    private StandInScheduler(WebApplication app) => _app = app;

    /// <summary>Answers a request with this status before its body is read; null lets it through.</summary>
    public Func<HttpRequest, int?> Refuse { get; set; } = _ => null;

    /// <summary>Closes the connection without an answer after the request has been carried out.</summary>
    public Func<HttpRequest, bool> LoseAnswer { get; set; } = _ => false;

    /// <summary>The members of the answer to a sign of life.</summary>
    public Func<string> Orders { get; set; } = () => "\"cancel\":false";

    /// <summary>The state of the attempt, when somebody reads the job.</summary>
    public string State { get; set; } = "running";

    public int Port => new Uri(_app.Urls.Single()).Port;

    /// <summary>The requests of the old addresses in order, without the path to cgi-bin; repeated ones too.</summary>
    public IReadOnlyList<string> Reports => Locked(() => _reports.ToArray());

    /// <summary>Bodies by their path below the attempt's artifacts.</summary>
    public IReadOnlyDictionary<string, byte[]> Artifacts => Locked(() => new Dictionary<string, byte[]>(_artifacts));

    public static async Task<StandInScheduler> StartAsync()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        var scheduler = new StandInScheduler(builder.Build());
        scheduler._app.Run(scheduler.AnswerAsync);
        await scheduler._app.StartAsync();
        return scheduler;
    }

    public byte[] Log(string stream) => Locked(() => _logs.TryGetValue(stream, out var log) ? log.ToArray() : []);

    /// <summary>Was restored from a backup that has less of a log.</summary>
    public void CutLog(string stream, int length) => Locked(() => _logs[stream] = Copy(_logs[stream], length));

    public ValueTask DisposeAsync() => _app.DisposeAsync();

    private async Task AnswerAsync(HttpContext context)
    {
        if (Refuse(context.Request) is { } refusal)
        {
            context.Response.StatusCode = refusal;
            return;
        }

        using var body = new MemoryStream();
        await context.Request.Body.CopyToAsync(body, context.RequestAborted);
        var status = Locked(() => CarryOut(context.Request, context.Response, body.ToArray()));
        if (LoseAnswer(context.Request))
        {
            context.Abort();
            return;
        }

        context.Response.StatusCode = status;
        if (HttpMethods.IsGet(context.Request.Method))
        {
            var isState = context.Request.Path == StatePath;
            await context.Response.WriteAsync(
                isState ? $$"""{"state":"{{State}}"}""" : "Done", context.RequestAborted);
        }
        else if (context.Request.Path.Value!.EndsWith("/heartbeat", StringComparison.Ordinal))
        {
            await context.Response.WriteAsync($"{{{Orders()}}}", context.RequestAborted);
        }
    }

    private int CarryOut(HttpRequest request, HttpResponse response, byte[] body)
    {
        const string cgi = "/~lkp/cgi-bin/", attempt = "/api/v1/jobs/7/attempts/2/";
        var path = request.Path.Value!;
        if (path.StartsWith(cgi, StringComparison.Ordinal))
        {
            _reports.Add(path[cgi.Length..] + request.QueryString);
            return StatusCodes.Status200OK;
        }

        if (!path.StartsWith(attempt, StringComparison.Ordinal))
        {
            throw new InvalidOperationException($"The guest asked for {request.GetDisplayUrl()}.");
        }

        if (request.Headers.Authorization != $"Bearer {Token}")
        {
            return StatusCodes.Status401Unauthorized;
        }

        var place = path[attempt.Length..].Split('/', 2);
        return place[0] switch
        {
            "log" => Append(place[1], request, response, body),
            "artifacts" => Keep(place[1], request, body),
            "heartbeat" or "state" => StatusCodes.Status200OK,
            _ => StatusCodes.Status404NotFound,
        };
    }

    private int Append(string stream, HttpRequest request, HttpResponse response, byte[] body)
    {
        _logs.TryAdd(stream, new MemoryStream());
        var log = _logs[stream];
        var offset = long.Parse(request.Query["offset"]!, CultureInfo.InvariantCulture);
        var isGap = offset > log.Length;
        var known = log.Length - offset;
        if (!isGap && known < body.Length)
        {
            log.Write(body.AsSpan((int)known));
        }

        response.Headers["Upload-Offset"] = log.Length.ToString(CultureInfo.InvariantCulture);
        return isGap ? StatusCodes.Status409Conflict : StatusCodes.Status200OK;
    }

    private int Keep(string path, HttpRequest request, byte[] body)
    {
        if (request.Headers["X-Content-Sha256"] != Convert.ToHexStringLower(SHA256.HashData(body)))
        {
            return StatusCodes.Status400BadRequest;
        }

        _artifacts[path] = body;
        return StatusCodes.Status201Created;
    }

    private static MemoryStream Copy(MemoryStream log, int length)
    {
        var copy = new MemoryStream();
        copy.Write(log.ToArray().AsSpan(0, length));
        return copy;
    }

    private T Locked<T>(Func<T> action)
    {
        lock (_lock)
        {
            return action();
        }
    }
}
