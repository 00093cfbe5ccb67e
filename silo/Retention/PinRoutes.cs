using Boxyard.Accounts;
using Boxyard.Jobs;
using Boxyard.Silo;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Boxyard.Retention;

/// <summary>Keeping single jobs for good.</summary>
internal static class PinRoutes
{
    public static void MapPins(this IEndpointRouteBuilder routes)
    {
        var group = routes.MapGroup("/api/v1/jobs/{id:long}").For(RouteAccess.Operating).WithTags("Jobs");

        group.MapPost("/pin", PinAsync)
            .Accepts<OperatorNote>(isOptional: true, "application/json", JsonBody.AnyType)
            .WithSummary("Keeps a job with its logs and files, whatever the rules of retention say");
        group.MapPost("/unpin", UnpinAsync).WithSummary("Leaves a job to the rules of retention again");
    }

    private static async Task<Results<Ok<JobDetailAnswer>, ProblemHttpResult>> PinAsync(
        long id,
        HttpRequest request,
        JsonBody body,
        IRetentionStore store,
        JobDetails details,
        CancellationToken cancellationToken)
    {
        var note = (await body.ReadAsync<OperatorNote>(request, cancellationToken)).Clean(request.HttpContext);
        await store.PinAsync(id, note.Reason, note.By, cancellationToken);
        return await AnswerAsync(id, details, cancellationToken);
    }

    private static async Task<Results<Ok<JobDetailAnswer>, ProblemHttpResult>> UnpinAsync(
        long id, IRetentionStore store, JobDetails details, CancellationToken cancellationToken)
    {
        await store.UnpinAsync(id, cancellationToken);
        return await AnswerAsync(id, details, cancellationToken);
    }

    private static async Task<Results<Ok<JobDetailAnswer>, ProblemHttpResult>> AnswerAsync(
        long id, JobDetails details, CancellationToken cancellationToken) =>
        await details.FindAsync(id, cancellationToken) is { } job
            ? TypedResults.Ok(job)
            : Problems.NotFound($"There is no job '{id}'. GET /api/v1/jobs lists those that are.");
}
