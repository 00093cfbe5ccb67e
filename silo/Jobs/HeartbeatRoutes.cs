using Boxyard.Accounts;
using Boxyard.Results;
using Boxyard.Silo;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Boxyard.Jobs;

/// <summary>Where guests give signs of life, by the attempt's token.</summary>
internal static class HeartbeatRoutes
{
    public static void MapHeartbeats(this IEndpointRouteBuilder routes)
    {
        var attempt = routes.MapGroup("/api/v1/jobs/{jobId:long}/attempts/{number:int}")
            .WithTags("Jobs")
            .AddEndpointFilter<LabNetworkFilter>()
            .DisableRateLimiting()
            .For(RouteAccess.Boxes);

        attempt.MapPost("/heartbeat", TakeAsync)
            .WithSummary("The guest is alive; tells it whether to go on, and how long");
        attempt.MapGet("/state", GetStateAsync)
            .WithSummary("The state of an attempt, for who looks after its box");
    }

    private static async Task<Results<Ok<AttemptStateAnswer>, ProblemHttpResult>> GetStateAsync(
        long jobId, int number, HttpRequest request, UploadAccess access, CancellationToken cancellationToken)
    {
        var permit = await access.CheckOwnerAsync(
            new ShownId(jobId, number), BearerToken.Find(request), cancellationToken);
        return permit.Kind is UploadPermitKind.Granted or UploadPermitKind.Ended
            ? TypedResults.Ok(new AttemptStateAnswer(permit.Attempt!.State))
            : UploadProblems.Of(permit);
    }

    private static async Task<Results<Ok<HeartbeatAnswer>, ProblemHttpResult>> TakeAsync(
        long jobId, int number, HttpRequest request, Heartbeats heartbeats, CancellationToken cancellationToken)
    {
        var (answer, refusal) = await heartbeats.TakeAsync(
            new ShownId(jobId, number), BearerToken.Find(request), cancellationToken);
        return refusal is null ? TypedResults.Ok(answer!) : UploadProblems.Of(refusal);
    }
}
