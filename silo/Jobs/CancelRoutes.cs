using Boxyard.Accounts;
using Boxyard.Silo;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Boxyard.Jobs;

/// <summary>
/// Cancelling by our own API. Whoever cancels wants the job not to go on, so a job that is over already is no error:
/// the answer says how it ended.
/// </summary>
internal static class CancelRoutes
{
    private const int MaxJobs = 1_000;
    private static readonly CancelOutcome NotOwn = new() { Kind = CancelOutcomeKind.NotOwn };

    public static void MapCancel(this IEndpointRouteBuilder routes)
    {
        var group = routes.MapGroup("/api/v1").For(RouteAccess.Submitting).WithTags("Jobs");

        group.MapPost("/jobs/{id}/cancel", CancelAsync)
            .Accepts<CancelRequest>(isOptional: true, "application/json", JsonBody.AnyType)
            .WithSummary("Cancels a job: at once while it waits, by its guest while it runs");
        group.MapPost("/jobs:cancel", CancelManyAsync)
            .Accepts<BulkCancelRequest>("application/json", JsonBody.AnyType)
            .WithSummary("Cancels many jobs, each for itself");
    }

    private static async Task<Results<Ok<CancelAnswer>, ProblemHttpResult>> CancelAsync(
        string id,
        HttpRequest request,
        JsonBody body,
        OwnJobs own,
        JobCancels cancels,
        CancellationToken cancellationToken)
    {
        var wish = await body.ReadAsync<CancelRequest>(request, cancellationToken);
        if (!ShownId.TryParse(id, out var shownId))
        {
            return NoJob(id);
        }

        if (await own.FindProblemAsync(request.HttpContext, shownId.JobId, cancellationToken) is { } problem)
        {
            return problem;
        }

        var outcome = await cancels.CancelAsync(shownId.JobId, wish.Reason, CancelScope.Any, cancellationToken);
        return outcome.Kind == CancelOutcomeKind.NotFound
            ? NoJob(id)
            : TypedResults.Ok(CancelAnswer.Of(shownId.JobId, outcome));
    }

    private static async Task<Results<Ok<BulkCancelAnswer>, ProblemHttpResult>> CancelManyAsync(
        HttpRequest request, JsonBody body, OwnJobs own, JobCancels cancels, CancellationToken cancellationToken)
    {
        var wish = await body.ReadAsync<BulkCancelRequest>(request, cancellationToken);
        if (wish.Ids is not { Count: > 0 and <= MaxJobs } ids)
        {
            return Problems.BadRequest($"ids: name 1 to {MaxJobs} jobs.");
        }

        var others = await own.FindOthersAsync(request.HttpContext, ids, cancellationToken);
        var meant = ids.Where(id => !others.Contains(id)).ToList();
        var outcomes = await cancels.CancelManyAsync(meant, wish.Reason, CancelScope.Any, cancellationToken);
        var there = meant.Zip(outcomes).Where(job => job.Second.Kind != CancelOutcomeKind.NotFound);
        request.HttpContext.Features.Set(new AuditNote { Targets = [.. there.Select(job => $"{job.First}")] });
        var next = 0;
        return TypedResults.Ok(new BulkCancelAnswer(
            [.. ids.Select(id => CancelAnswer.Of(id, others.Contains(id) ? NotOwn : outcomes[next++]))]));
    }

    private static ProblemHttpResult NoJob(string id) =>
        Problems.NotFound($"There is no job '{id}'. GET /api/v1/jobs lists those that are.");
}
