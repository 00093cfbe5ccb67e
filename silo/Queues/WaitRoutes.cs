using Boxyard.Accounts;
using Boxyard.Jobs;
using Boxyard.Silo;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Boxyard.Queues;

/// <summary>Why a job waits.</summary>
internal static class WaitRoutes
{
    public static IEndpointRouteBuilder MapWaits(this IEndpointRouteBuilder routes)
    {
        routes.MapRead("/api/v1/jobs/{id}/wait-reason", GetAsync)
            .For(RouteAccess.Reading)
            .WithTags("Jobs")
            .WithSummary("Why a job has no box yet, its place in its queue, and when it may start");
        return routes;
    }

    private static async Task<Results<Ok<WaitAnswer>, ProblemHttpResult>> GetAsync(
        string id, WaitReasons waits, CancellationToken cancellationToken) =>
        ShownId.TryParse(id, out var shownId) && await waits.FindAsync(shownId.JobId, cancellationToken) is { } answer
            ? TypedResults.Ok(answer)
            : Problems.NotFound($"There is no job '{id}'. GET /api/v1/jobs lists those that are.");
}
