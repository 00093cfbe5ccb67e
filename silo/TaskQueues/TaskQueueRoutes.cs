using System.Globalization;
using System.Text.Json;
using Boxyard.Accounts;
using Boxyard.Silo;
using Microsoft.AspNetCore.Diagnostics;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.Options;

namespace Boxyard.TaskQueues;

/// <summary>
/// The old TaskQueue service, version 0.0.2, as its clients know it. Its errors have an empty body; what was wrong
/// stands in a header.
/// </summary>
internal static class TaskQueueRoutes
{
    private const string ErrorHeader = "CCI-Error-Description";
    private const int MaxKeys = 10_000;
    private const int PlacesPerPage = 1_000;
    private static readonly TimeSpan LongestWait = TimeSpan.FromMilliseconds(57_000);

    public static void MapTaskQueues(this IEndpointRouteBuilder routes)
    {
        var limits = routes.ServiceProvider.GetRequiredService<IOptions<TaskQueueOptions>>().Value;
        var group = routes.MapGroup("/taskqueue").AddEndpointFilter(KeepBodiesEmptyAsync).For(RouteAccess.Operating)
            .ExcludeFromDescription();

        group.MapRead("", ShowAlive);
        group.MapPost("/add", AddAsync).WithMetadata(new RequestSizeLimitAttribute(limits.MaxTaskBytes));
        group.MapPut("/consume", ConsumeAsync);
        group.MapPut("/hand_over", HandOverAsync);
        group.MapPut("/delete", DeleteAsync);
        group.MapRead("/keys", ListKeysAsync);
    }

    private static ContentHttpResult ShowAlive() =>
        TypedResults.Text("\"TaskQueue@v0.0.2 is alive.\"\n", "application/json");

    private static async Task<IResult> AddAsync(
        HttpContext context,
        RequestBody body,
        ITaskStore tasks,
        IOptions<TaskQueueOptions> options,
        CancellationToken cancellationToken)
    {
        var sent = await body.ReadAsync(context.Request, cancellationToken);
        if (sent.IsEmpty)
        {
            return Refuse(context, StatusCodes.Status400BadRequest, "Missing http body");
        }

        if (FindMissing(context, "queue") is { } missing)
        {
            return missing;
        }

        var queue = context.Request.Query["queue"].ToString();
        var (task, mistake) = TaskText.Read(queue, sent.Span, options.Value.IdForm);
        if (task is null)
        {
            return Refuse(context, StatusCodes.Status409Conflict, mistake!);
        }

        var outcome = await tasks.AddAsync(task, cancellationToken);
        return outcome.Kind switch
        {
            AddTaskKind.Added => AnswerId(outcome.Id!, task),
            AddTaskKind.IdTooHigh => Conflict($"Add with error id <{task.Id}>"),
            AddTaskKind.InQueue => Conflict($"Queue <{queue}> already has id <{task.Id}>"),
            AddTaskKind.InService =>
                Conflict($"Service <{TaskPlace.Service(queue)}> still has id <{task.Id}> in process"),
            AddTaskKind.Elsewhere => Conflict($"TaskQueue still has id <{task.Id}> in process"),
            AddTaskKind.Unknown => throw new InvalidOperationException("The task was neither added nor refused."),
            _ => throw new InvalidOperationException($"{outcome.Kind} is no outcome of an addition."),
        };

        StatusCodeHttpResult Conflict(string text) => Refuse(context, StatusCodes.Status409Conflict, text);
    }

    /// <summary>A bare id is a number, also when it came as one.</summary>
    private static ContentHttpResult AnswerId(string id, NewTask task)
    {
        var isNumber = task.Lab is null && long.TryParse(id, NumberStyles.None, CultureInfo.InvariantCulture, out _);
        return Json($"{{\"id\":{(isNumber ? id : JsonSerializer.Serialize(id))}}}");
    }

    private static async Task<IResult> ConsumeAsync(
        HttpContext context,
        TaskConsumption consumption,
        IHostApplicationLifetime lifetime,
        CancellationToken cancellationToken)
    {
        if (FindMissing(context, "queue") is { } missing)
        {
            return missing;
        }

        var task = await consumption.ConsumeAsync(
            context.Request.Query["queue"].ToString(),
            ReadTimeout(context.Request.Query["timeout"].ToString()),
            cancellationToken,
            lifetime.ApplicationStopping);
        return task is null ? TypedResults.StatusCode(StatusCodes.Status201Created) : Json(task);
    }

    private static async Task<IResult> HandOverAsync(
        HttpContext context, ITaskStore tasks, CancellationToken cancellationToken)
    {
        if (FindMissing(context, "from", "to", "id") is { } missing)
        {
            return missing;
        }

        var query = context.Request.Query;
        var (id, from) = (query["id"].ToString(), query["from"].ToString());
        return AnswerFound(
            context, await tasks.HandOverAsync(id, from, query["to"].ToString(), cancellationToken), id, from);
    }

    private static async Task<IResult> DeleteAsync(
        HttpContext context, ITaskStore tasks, CancellationToken cancellationToken)
    {
        if (FindMissing(context, "queue", "id") is { } missing)
        {
            return missing;
        }

        var query = context.Request.Query;
        var (id, queue) = (query["id"].ToString(), query["queue"].ToString());
        return AnswerFound(context, await tasks.DeleteAsync(id, queue, cancellationToken), id, queue);
    }

    private static async Task<IResult> ListKeysAsync(
        HttpContext context, ITaskStore tasks, CancellationToken cancellationToken)
    {
        if (FindMissing(context, "queue") is { } missing)
        {
            return missing;
        }

        var pattern = RedisPattern.ToRegex(context.Request.Query["queue"].ToString());
        var keys = new List<string>();
        var after = "";
        for (var isOver = false; !isOver && keys.Count < MaxKeys;)
        {
            var page = await tasks.ListPlacesAsync(after, PlacesPerPage, cancellationToken);
            keys.AddRange(page.Where(place => pattern.IsMatch(place)).Take(MaxKeys - keys.Count));
            isOver = page.Count < PlacesPerPage;
            after = isOver ? after : page[^1];
        }

        return keys.Count == 0
            ? TypedResults.StatusCode(StatusCodes.Status201Created)
            : Json(JsonSerializer.Serialize(keys));
    }

    private static StatusCodeHttpResult AnswerFound(HttpContext context, bool isFound, string id, string queue) =>
        isFound
            ? TypedResults.StatusCode(StatusCodes.Status201Created)
            : Refuse(context, StatusCodes.Status409Conflict, $"Can not find id <{id}> in queue <{queue}>");

    /// <summary>Milliseconds; what is no number is no wait, as in the old service.</summary>
    private static TimeSpan ReadTimeout(string text)
    {
        var isNumber = double.TryParse(
            text, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var value);
        return !isNumber || value < 1 ? TimeSpan.Zero
            : value > LongestWait.TotalMilliseconds ? LongestWait
            : TimeSpan.FromMilliseconds(value);
    }

    private static StatusCodeHttpResult? FindMissing(HttpContext context, params ReadOnlySpan<string> names)
    {
        foreach (var name in names)
        {
            var value = context.Request.Query[name].ToString();
            if (value.Length == 0)
            {
                return Refuse(context, StatusCodes.Status400BadRequest, $"Missing parameter <{name}>");
            }

            if (!TaskText.IsName(value))
            {
                return Refuse(
                    context,
                    StatusCodes.Status400BadRequest,
                    $"Parameter <{name}> has control characters or more than {TaskText.MaxNameLength} characters");
            }
        }

        return null;
    }

    private static StatusCodeHttpResult Refuse(HttpContext context, int status, string text)
    {
        context.Response.Headers[ErrorHeader] = ToHeader(text);
        return TypedResults.StatusCode(status);
    }

    /// <summary>A header holds printable ASCII.</summary>
    private static string ToHeader(string text) =>
        string.Concat(text.Select(character => character is >= ' ' and < (char)0x7f ? character : '?'));

    private static ContentHttpResult Json(string text) => TypedResults.Text(text, "application/json");

    private static ValueTask<object?> KeepBodiesEmptyAsync(
        EndpointFilterInvocationContext context, EndpointFilterDelegate next)
    {
        if (context.HttpContext.Features.Get<IStatusCodePagesFeature>() is { } pages)
        {
            pages.Enabled = false;
        }

        return next(context);
    }
}
