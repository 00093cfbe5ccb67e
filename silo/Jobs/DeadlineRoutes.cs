using Boxyard.Accounts;
using Boxyard.Silo;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.Extensions.Options;

namespace Boxyard.Jobs;

/// <summary>More time for a running job. GET of the job tells its deadline.</summary>
internal static class DeadlineRoutes
{
    public static void MapDeadlines(this IEndpointRouteBuilder routes) =>
        routes.MapPost("/api/v1/jobs/{id}/deadline", RenewAsync)
            .For(RouteAccess.Submitting)
            .Accepts<RenewRequest>("application/json", JsonBody.AnyType)
            .WithTags("Jobs")
            .WithSummary("Lets a running job go on for at least so many seconds from now");

    private static async Task<Results<Ok<DeadlineAnswer>, ProblemHttpResult>> RenewAsync(
        string id,
        HttpRequest request,
        JsonBody body,
        OwnJobs own,
        IGrainFactory grains,
        IOptions<DeadlineOptions> options,
        CancellationToken cancellationToken)
    {
        var wish = await body.ReadAsync<RenewRequest>(request, cancellationToken);
        var max = options.Value.MaxRenewal;
        if (wish.Seconds is not > 0 || wish.Seconds > max.TotalSeconds)
        {
            return Problems.BadRequest(
                $"seconds: say a whole number within 1 and {(long)max.TotalSeconds} (Deadlines:MaxRenewal).");
        }

        if (!ShownId.TryParse(id, out var shownId))
        {
            return NoJob(id);
        }

        if (await own.FindProblemAsync(request.HttpContext, shownId.JobId, cancellationToken) is { } problem)
        {
            return problem;
        }

        // The guest stops the job so much before the deadline.
        var renewal = new DeadlineRenewal
        {
            Time = TimeSpan.FromSeconds(wish.Seconds.Value) + AttemptTimes.RunGrace,
            MaxTime = max + AttemptTimes.RunGrace,
        };
        var job = grains.GetGrain<IJobGrain>(shownId.JobId);
        var outcome = await job.RenewDeadlineAsync(renewal, cancellationToken);
        return outcome.Kind switch
        {
            RenewOutcomeKind.Renewed => TypedResults.Ok(new DeadlineAnswer(shownId.JobId, outcome.DeadlineAt!.Value)),
            RenewOutcomeKind.NotFound => NoJob(id),
            RenewOutcomeKind.NotRunning or RenewOutcomeKind.TooFar => Problems.Of(
                StatusCodes.Status409Conflict,
                $"Only a job that runs and is not cancelled gets more time; job {shownId.JobId} is "
                + $"{outcome.State.Word()}."),
            _ => throw new InvalidOperationException($"{outcome.Kind} is no outcome of a renewal."),
        };
    }

    private static ProblemHttpResult NoJob(string id) =>
        Problems.NotFound($"There is no job '{id}'. GET /api/v1/jobs lists those that are.");
}
