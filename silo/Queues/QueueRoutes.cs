using Boxyard.Silo;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Boxyard.Queues;

/// <summary>Queues and their depths.</summary>
internal static class QueueRoutes
{
    public static void MapQueues(this IEndpointRouteBuilder routes)
    {
        var group = routes.MapGroup("/api/v1/queues").WithTags("Queues");

        group.MapRead("", ListAsync).WithSummary("Lists queues with their depths by name");
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
}
