using Boxyard.Accounts;
using Boxyard.Jobs;
using Boxyard.Silo;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Boxyard.Events;

/// <summary>What happens, as it happens: server-sent events, from any place on.</summary>
internal static class EventRoutes
{
    private const string ContentType = "text/event-stream";

    public static IEndpointRouteBuilder MapEvents(this IEndpointRouteBuilder routes)
    {
        routes.MapGroup("/api/v1/events").For(RouteAccess.Reading).WithTags("Events").MapRead("", FollowAsync)
            .Produces<EventAnswer>(StatusCodes.Status200OK, ContentType)
            .ProducesProblem(StatusCodes.Status400BadRequest)
            .ProducesProblem(StatusCodes.Status404NotFound)
            .ProducesProblem(StatusCodes.Status409Conflict)
            .ProducesProblem(StatusCodes.Status503ServiceUnavailable)
            .WithSummary("Server-sent events as they happen, by job, group and box; with logs=true a job's logs too")
            .WithDescription(
                "Each block's `id` is a cursor: `Last-Event-ID`, or `after`, goes on exactly behind it, on any silo. "
                    + "Blocks without data carry a cursor only. `data` is one event; in blocks with `event: log` it is "
                    + "a piece of a log: job_id, attempt, stream, offset, next, text, and base64 when text is not exact.");
        routes.MapNewestEvents();
        return routes;
    }

    private static async Task<Results<EmptyHttpResult, ProblemHttpResult>> FollowAsync(
        [AsParameters] EventRequest request,
        EventTail tail,
        EventStreams streams,
        EventCursors cursors,
        IJobStore jobs,
        CancellationToken cancellationToken)
    {
        if (request.FindProblem() is { } problem)
        {
            return Problems.BadRequest(problem);
        }

        var filter = request.Filter;
        long? logsOf = request.Logs == true ? filter.JobIds[0] : null;
        if (logsOf is { } jobId && await jobs.FindAsync(jobId, cancellationToken) is null)
        {
            return Problems.NotFound($"There is no job '{jobId}'. GET /api/v1/jobs lists those that are.");
        }

        var (cursor, refusal) = await cursors.FindAsync(request.CursorText, cancellationToken);
        if (cursor is null)
        {
            return refusal!;
        }

        if (!tail.TryEnter())
        {
            request.Context.Response.Headers.RetryAfter = "5";
            return Problems.Of(
                StatusCodes.Status503ServiceUnavailable,
                "This silo serves as many streams as it may (Events:MaxStreams). Come again later.");
        }

        try
        {
            Begin(request.Context);
            if (!HttpMethods.IsHead(request.Context.Request.Method))
            {
                await streams.ServeAsync(request.Context, cursor, filter, logsOf, cancellationToken);
            }
        }
        finally
        {
            tail.Leave();
        }

        return TypedResults.Empty;
    }

    /// <summary>Proxies must pass each event on at once.</summary>
    private static void Begin(HttpContext context)
    {
        context.Features.Get<IHttpResponseBodyFeature>()?.DisableBuffering();
        context.Response.ContentType = ContentType;
        context.Response.Headers.CacheControl = "no-cache, no-transform";
        context.Response.Headers["X-Accel-Buffering"] = "no";
    }
}
