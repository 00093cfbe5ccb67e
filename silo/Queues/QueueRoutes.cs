using Boxyard.Silo;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Boxyard.Queues;

/// <summary>Queues and their depths.</summary>
internal static class QueueRoutes
{
    public static void MapQueues(this IEndpointRouteBuilder routes)
    {
        var group = routes.MapGroup("/api/v1/queues").WithTags("Queues");

        group.MapRead("", ListAsync).WithSummary("All queues with their depths");
    }

    private static async Task<Ok<QueuesAnswer>> ListAsync(IQueueStore queues, CancellationToken cancellationToken)
    {
        var list = await queues.ListAsync(cancellationToken);
        return TypedResults.Ok(new QueuesAnswer(list));
    }
}
