using System.Globalization;
using Boxyard.Accounts;
using Boxyard.Silo;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Boxyard.Jobs;

/// <summary>Submitting a job that is over once more.</summary>
internal static class RetryRoutes
{
    public static void MapRetry(this IEndpointRouteBuilder routes) => routes
        .MapPost("/api/v1/jobs/{id}/retry", RetryAsync)
        .For(RouteAccess.Submitting)
        .WithTags("Jobs")
        .WithSummary("Submits a job that is over once more, as a new job with the same definition and secrets");

    private static async Task<Results<CreatedJson<JobAnswer>, Ok<JobAnswer>, ProblemHttpResult>> RetryAsync(
        string id,
        HttpContext context,
        OwnJobs own,
        IJobStore jobs,
        JobRetries retries,
        JobSubmission submission,
        CancellationToken cancellationToken)
    {
        var (key, mistake) = IdempotencyKey.Read(context.Request);
        if (mistake is not null)
        {
            return Problems.BadRequest(mistake);
        }

        if (!ShownId.TryParse(id, out var shownId)
            || await jobs.FindAsync(shownId.JobId, cancellationToken) is not { } job)
        {
            return Problems.NotFound($"There is no job '{id}'. GET /api/v1/jobs lists those that are.");
        }

        if (await own.FindProblemAsync(context, job.Id, cancellationToken) is { } refusal)
        {
            return refusal;
        }

        var (body, problem) = await retries.ReadAsync(job, cancellationToken);
        if (body is null)
        {
            return Problems.Of(StatusCodes.Status409Conflict, problem!);
        }

        var sent = new SubmissionRequest
        {
            Body = body,
            Format = JobTextFormat.Json,
            IdempotencyKey = key,
            RetryOf = job.Id,
            // Without accounts it stays the job of whom the first one named.
            Submitter = new JobSubmitter { Name = Caller.Find(context)?.Account ?? job.Submitter },
            Audit = SubmitAudit.EntryOf(context, $"repeats job {job.Id}"),
        };
        var result = await submission.SubmitAsync(sent, cancellationToken);
        return !result.Plan.IsValid ? SubmitProblems.Of(result.Plan.Errors)
            : result.Limit is not null ? SubmitProblems.Of(result.Limit)
            : result.KeyConflict ? SubmitProblems.KeyConflict(key!)
            : await AnswerAsync(result, context, jobs, cancellationToken);
    }

    private static async Task<Results<CreatedJson<JobAnswer>, Ok<JobAnswer>, ProblemHttpResult>> AnswerAsync(
        SubmissionResult result, HttpContext context, IJobStore jobs, CancellationToken cancellationToken)
    {
        var id = result.JobIds[0];
        var job = await jobs.FindAsync(id, cancellationToken)
            ?? throw new InvalidOperationException($"Job {id} was queued and is not stored.");
        var location = string.Create(CultureInfo.InvariantCulture, $"/api/v1/jobs/{id}");
        context.Response.Headers.Location = location;
        return result.IsRepeat
            ? TypedResults.Ok(JobAnswer.Of(job))
            : new CreatedJson<JobAnswer>(location, JobAnswer.Of(job));
    }
}
