using System.Globalization;
using Boxyard.Dashboard.Accounts;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.Extensions.Options;

namespace Boxyard.Dashboard.Live;

/// <summary>
/// `GET /live?topic=`: tells a page that something of its topic has changed; the page then asks for it.
/// </summary>
internal static class LiveRoutes
{
    /// <summary>A viewer hears of changes at most twice a second.</summary>
    private static readonly TimeSpan MinInterval = TimeSpan.FromMilliseconds(500);

    /// <summary>However many watch, they ask for at most a hundred pages a second together.</summary>
    private static readonly TimeSpan IntervalPerViewer = TimeSpan.FromMilliseconds(10);

    private static readonly TimeSpan KeepAliveInterval = TimeSpan.FromSeconds(15);

    /// <summary>How often the visitor's own right is looked at again.</summary>
    private static readonly TimeSpan CheckInterval = TimeSpan.FromSeconds(15);

    public static void MapLive(this IEndpointRouteBuilder routes) => routes.MapGet("/live", FollowAsync);

    private static async Task<IResult> FollowAsync(
        HttpContext context,
        LiveHub hub,
        AddressPlaces places,
        Visitors visitors,
        IOptions<DashboardOptions> options,
        TimeProvider clock,
        IHostApplicationLifetime lifetime,
        string topic = LiveTopic.Lab)
    {
        if (!LiveTopic.IsKnown(topic))
        {
            return TypedResults.BadRequest($"'{topic}' is no topic. There are lab, job:ID and box:NAME.");
        }

        // The feed's token follows the silo for all; whether this visitor may read is asked with the visitor's own.
        var visitor = await visitors.FindAsync(VisitorAccess.FindToken(context), context.RequestAborted);
        if (!visitor.MayFollow)
        {
            return TypedResults.Text(
                "Sign in with an account that may read.", statusCode: StatusCodes.Status401Unauthorized);
        }

        using var place = places.TryTake(context.Connection.RemoteIpAddress, options.Value.MaxViewersPerAddress);
        if (place is null)
        {
            return Full(context, "As many pages of your address are live as may be (Dashboard:MaxViewersPerAddress).");
        }

        if (!hub.TryEnter(topic, options.Value.MaxViewers))
        {
            return Full(context, "As many pages are live as may be (Dashboard:MaxViewers).");
        }

        using var over = CancellationTokenSource.CreateLinkedTokenSource(
            context.RequestAborted, lifetime.ApplicationStopping);
        try
        {
            await SendAsync(context, hub, visitors, topic, clock, over.Token);
        }
        catch (OperationCanceledException) when (over.IsCancellationRequested)
        {
            // The viewer left, or this process stops.
        }
        finally
        {
            hub.Leave(topic);
        }

        return TypedResults.Empty;
    }

    private static ContentHttpResult Full(HttpContext context, string message)
    {
        context.Response.Headers.RetryAfter = "30";
        return TypedResults.Text(message, statusCode: StatusCodes.Status503ServiceUnavailable);
    }

    private static async Task SendAsync(
        HttpContext context,
        LiveHub hub,
        Visitors visitors,
        string topic,
        TimeProvider clock,
        CancellationToken cancellationToken)
    {
        var token = VisitorAccess.FindToken(context);
        var checkedAt = clock.GetTimestamp();
        var response = context.Response;
        context.Features.Get<IHttpResponseBodyFeature>()?.DisableBuffering();
        response.ContentType = "text/event-stream";
        response.Headers.CacheControl = "no-cache, no-transform";
        response.Headers["X-Accel-Buffering"] = "no";
        await response.WriteAsync("retry: 2000\n\n", cancellationToken);
        while (true)
        {
            var (state, changed) = hub.Look(topic);
            await response.WriteAsync(Text(state, clock.GetUtcNow()), cancellationToken);
            await response.Body.FlushAsync(cancellationToken);
            // What changes meanwhile is one newer number: nothing queues for a viewer.
            await Task.Delay(Interval(hub.ViewerCount), clock, cancellationToken);
            await WaitAsync(changed, clock, cancellationToken);
            // A token that was revoked, or a role that was changed, ends it.
            if (state.IsConnected && clock.GetElapsedTime(checkedAt) >= CheckInterval)
            {
                if (await visitors.FindAsync(token, cancellationToken) is { MayFollow: false })
                {
                    return;
                }

                checkedAt = clock.GetTimestamp();
            }
        }
    }

    private static async Task WaitAsync(Task changed, TimeProvider clock, CancellationToken cancellationToken)
    {
        try
        {
            await changed.WaitAsync(KeepAliveInterval, clock, cancellationToken);
        }
        catch (TimeoutException)
        {
            // Nothing happened; the viewer is told so.
        }
    }

    /// <summary>Differs by chance, so that not all who watch one thing ask for it in the same moment.</summary>
    private static TimeSpan Interval(int viewerCount)
    {
        var longest = viewerCount * IntervalPerViewer;
        return longest <= MinInterval ? MinInterval : MinInterval + (longest * Random.Shared.NextDouble());
    }

    private static string Text(LiveState state, DateTimeOffset now)
    {
        var age = Math.Max(0, (now - state.HeardAt).TotalSeconds);
        var isConnected = state.IsConnected ? "true" : "false";
        return string.Create(
            CultureInfo.InvariantCulture,
            $"data: {{\"version\":{state.Version},\"connected\":{isConnected},\"age\":{age:0.#}}}\n\n");
    }
}
