using Boxyard.Accounts;
using Boxyard.Results;
using Boxyard.Silo;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Boxyard.Jobs;

/// <summary>Where guests give signs of life, by the attempt's token.</summary>
internal static class HeartbeatRoutes
{
    public static void MapHeartbeats(this IEndpointRouteBuilder routes) =>
        routes.MapPost("/api/v1/jobs/{jobId:long}/attempts/{number:int}/heartbeat", TakeAsync)
            .WithTags("Jobs")
            .WithSummary("The guest is alive; tells it whether to go on, and how long")
            .AddEndpointFilter<LabNetworkFilter>()
            .DisableRateLimiting()
            .For(RouteAccess.Boxes);

    private static async Task<Results<Ok<HeartbeatAnswer>, ProblemHttpResult>> TakeAsync(
        long jobId, int number, HttpRequest request, Heartbeats heartbeats, CancellationToken cancellationToken)
    {
        var (answer, refusal) = await heartbeats.TakeAsync(
            new ShownId(jobId, number), BearerToken.Find(request), cancellationToken);
        return refusal is null ? TypedResults.Ok(answer!) : UploadProblems.Of(refusal);
    }
}
