using System.Globalization;
using Boxyard.Accounts;
using Boxyard.Queues;
using Boxyard.Silo;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.Extensions.Options;

namespace Boxyard.Jobs;

/// <summary>Submitting jobs by our own API: one, many at once, or as a dry run.</summary>
internal static class SubmitRoutes
{
    public static void MapSubmit(this IEndpointRouteBuilder routes)
    {
        var limits = routes.ServiceProvider.GetRequiredService<IOptions<HttpOptions>>().Value;
        var group = routes.MapGroup("/api/v1").WithTags("Jobs");

        group.MapPost("/jobs", SubmitOneAsync).For(RouteAccess.Submitting).WithSummary("Submits one job, JSON or YAML");
        group.MapPost("/jobs:batch", SubmitBatchAsync).AllowBatch(limits).For(RouteAccess.Submitting)
            .WithSummary("Submits many jobs: all or none");
        group.MapPost("/jobs:expand", ExpandAsync).AllowBatch(limits).ForUnaudited(RouteAccess.Submitting)
            .WithSummary("Shows what would be queued; queues nothing");
    }

    private static async Task<Results<CreatedJson<JobAnswer>, Ok<JobAnswer>, ProblemHttpResult>> SubmitOneAsync(
        HttpRequest request,
        RequestBody body,
        JobSubmission submission,
        IJobStore jobs,
        CancellationToken cancellationToken)
    {
        var (result, problem) = await SubmitAsync(request, body, submission, isBatch: false, cancellationToken);
        if (problem is not null)
        {
            return problem;
        }

        var id = result!.JobIds[0];
        var job = result.SubmittedAt is { } submittedAt
            ? JobRecord.OfQueued(id, result.Plan.Jobs[0], submittedAt)
            : await jobs.FindAsync(id, cancellationToken)
                ?? throw new InvalidOperationException($"Job {id} was queued and is not stored.");
        var isCluster = result.Plan.Jobs[0].ClusterPart is not null;
        var answer = JobAnswer.Of(job) with { ClusterJobs = isCluster ? result.JobIds : null };
        var location = string.Create(CultureInfo.InvariantCulture, $"/api/v1/jobs/{id}");
        request.HttpContext.Response.Headers.Location = location;
        return result.IsRepeat ? TypedResults.Ok(answer) : new CreatedJson<JobAnswer>(location, answer);
    }

    private static async Task<Results<Created<BatchAnswer>, Ok<BatchAnswer>, ProblemHttpResult>> SubmitBatchAsync(
        HttpRequest request, RequestBody body, JobSubmission submission, CancellationToken cancellationToken)
    {
        var (result, problem) = await SubmitAsync(request, body, submission, isBatch: true, cancellationToken);
        if (problem is not null)
        {
            return problem;
        }

        var answer = new BatchAnswer(result!.JobIds);
        return result.IsRepeat ? TypedResults.Ok(answer) : TypedResults.Created((string?)null, answer);
    }

    private static async Task<Results<Ok<ExpandAnswer>, ProblemHttpResult>> ExpandAsync(
        HttpRequest request,
        RequestBody body,
        JobSubmission submission,
        ServingBoxes boxes,
        CancellationToken cancellationToken)
    {
        var sent = new SubmissionRequest
        {
            Body = await body.ReadAsync(request, cancellationToken),
            Format = FormatOf(request.ContentType),
            IsBatch = true,
            Submitter = SubmitterOf(request.HttpContext),
        };
        var plan = await submission.ExpandAsync(sent, cancellationToken);
        return plan.IsValid
            ? TypedResults.Ok(await ExpandAnswer.OfAsync(plan, boxes, cancellationToken))
            : SubmitProblems.Of(plan.Errors);
    }

    private static async Task<(SubmissionResult? Result, ProblemHttpResult? Problem)> SubmitAsync(
        HttpRequest request,
        RequestBody body,
        JobSubmission submission,
        bool isBatch,
        CancellationToken cancellationToken)
    {
        var (key, mistake) = IdempotencyKey.Read(request);
        if (mistake is not null)
        {
            return (null, Problems.BadRequest(mistake));
        }

        var sent = new SubmissionRequest
        {
            Body = await body.ReadAsync(request, cancellationToken),
            Format = FormatOf(request.ContentType),
            IsBatch = isBatch,
            IdempotencyKey = key,
            Submitter = SubmitterOf(request.HttpContext),
            Audit = SubmitAudit.EntryOf(request.HttpContext),
        };
        var result = await submission.SubmitAsync(sent, cancellationToken);
        return !result.Plan.IsValid ? (null, SubmitProblems.Of(result.Plan.Errors))
            : result.Limit is not null ? (null, SubmitProblems.Of(result.Limit))
            : result.KeyConflict ? (null, SubmitProblems.KeyConflict(key!))
            : (result, null);
    }

    private static JobSubmitter SubmitterOf(HttpContext context) =>
        Caller.Find(context) is { } caller ? new JobSubmitter { Name = caller.Account } : JobSubmitter.Unknown;

    /// <summary>A type that says neither is left to the text: `curl -d` calls everything a form.</summary>
    private static JobTextFormat FormatOf(string? contentType) => contentType switch
    {
        null => JobTextFormat.Detect,
        _ when contentType.Contains("yaml", StringComparison.OrdinalIgnoreCase) => JobTextFormat.Yaml,
        _ when contentType.Contains("json", StringComparison.OrdinalIgnoreCase) => JobTextFormat.Json,
        _ => JobTextFormat.Detect,
    };
}
