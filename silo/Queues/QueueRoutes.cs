using Boxyard.Accounts;
using Boxyard.Silo;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Boxyard.Queues;

/// <summary>Queues, their depths and their pauses.</summary>
internal static class QueueRoutes
{
    public static void MapQueues(this IEndpointRouteBuilder routes)
    {
        var group = routes.MapGroup("/api/v1/queues").For(RouteAccess.Reading).WithTags("Queues");

        group.MapRead("", ListAsync).WithSummary("Lists queues with their depths and pauses by name");
        group.MapRead("/{name}", GetAsync)
            .WithSummary("One queue: its lanes, the order of its next jobs, the boxes that wait for it");
        group.MapPost("/{name}/pause", PauseAsync)
            .For(RouteAccess.Operating)
            .Accepts<OperatorNote>(isOptional: true, "application/json", JsonBody.AnyType)
            .WithSummary("Lets a queue and its sub-queues give no job, also before their first; jobs can be submitted");
        group.MapPost("/{name}/resume", ResumeAsync)
            .For(RouteAccess.Operating)
            .Accepts<OperatorNote>(isOptional: true, "application/json", JsonBody.AnyType)
            .WithSummary("Ends a pause and wakes the boxes that wait");
    }

    private static async Task<Results<Ok<QueuesAnswer>, ProblemHttpResult>> ListAsync(
        IQueueStore queues, CancellationToken cancellationToken, string? next = null, int page_size = PageSize.Default)
    {
        // A queue's name may have its sub-queue behind a slash.
        var hasNul = next?.Contains('\0', StringComparison.Ordinal) == true;
        var problem = PageSize.FindProblem(page_size) ?? (hasNul ? "next: a queue's name has no NUL in it." : null);
        if (problem is not null)
        {
            return Problems.BadRequest(problem);
        }

        var page = await queues.ListAsync(next, page_size, cancellationToken);
        return TypedResults.Ok(new QueuesAnswer
        {
            Queues = page,
            Next = page.Count == page_size ? page[^1].Name : null,
        });
    }

    private static async Task<Results<Ok<QueueDetailAnswer>, ProblemHttpResult>> GetAsync(
        string name, IQueueControlStore queues, QueueWaiters waiters, CancellationToken cancellationToken)
    {
        const int maxCount = IQueueControlStore.MaxNextJobs;
        return ReadName(name) is { } queue
            && await queues.FindViewAsync(queue, maxCount, cancellationToken) is { } view
                ? TypedResults.Ok(QueueDetailAnswer.Of(view, waiters.ListBoxes(queue, maxCount)))
                : NoQueue(name);
    }

    private static async Task<Results<Ok<QueueRecord>, ProblemHttpResult>> PauseAsync(
        string name, HttpRequest request, JsonBody body, IQueueControlStore queues, CancellationToken cancellationToken)
    {
        var note = (await body.ReadAsync<OperatorNote>(request, cancellationToken)).Clean(request.HttpContext);
        var queue = name.Replace("%2F", "/", StringComparison.OrdinalIgnoreCase);
        if (QueueName.FindProblem(queue) is { } problem)
        {
            return Problems.BadRequest($"The queue's name {problem}");
        }

        await queues.PauseAsync(queue, note.Reason, note.By, cancellationToken);
        return await AnswerAsync(queue, queues, cancellationToken);
    }

    private static async Task<Results<Ok<QueueRecord>, ProblemHttpResult>> ResumeAsync(
        string name, HttpRequest request, JsonBody body, IQueueControlStore queues, CancellationToken cancellationToken)
    {
        var note = (await body.ReadAsync<OperatorNote>(request, cancellationToken)).Clean(request.HttpContext);
        if (ReadName(name) is not { } queue)
        {
            return NoQueue(name);
        }

        await queues.ResumeAsync(queue, note.Reason, note.By, cancellationToken);
        return await AnswerAsync(queue, queues, cancellationToken);
    }

    private static async Task<Results<Ok<QueueRecord>, ProblemHttpResult>> AnswerAsync(
        string queue, IQueueControlStore queues, CancellationToken cancellationToken) =>
        await queues.FindAsync(queue, cancellationToken) is { } found ? TypedResults.Ok(found) : NoQueue(queue);

    /// <summary>
    /// A sub-queue's slash arrives as `%2F`, which the server leaves as it is. Null for what is no queue's name.
    /// </summary>
    private static string? ReadName(string name) =>
        name.Contains('\0', StringComparison.Ordinal)
            ? null
            : name.Replace("%2F", "/", StringComparison.OrdinalIgnoreCase);

    private static ProblemHttpResult NoQueue(string name) => Problems.NotFound(
        $"There is no queue '{name}': queues come with their first job or pause. "
        + "GET /api/v1/queues lists those that are.");
}
