using System.Text.Json.Nodes;
using Boxyard.Accounts;
using Boxyard.Silo;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Boxyard.Jobs;

/// <summary>Reading jobs. What people see comes from the database.</summary>
internal static class JobRoutes
{
    public static void MapJobReads(this IEndpointRouteBuilder routes)
    {
        var group = routes.MapGroup("/api/v1/jobs").For(RouteAccess.Reading).WithTags("Jobs");

        group.MapRead("", ListAsync)
            .WithSummary("Lists jobs, newest first, by state, group, testbox, suite, submitter, from, to, text");
        routes.MapRead("/api/v1/jobs:count", CountAsync)
            .For(RouteAccess.Reading)
            .WithTags("Jobs")
            .WithSummary("Counts the jobs of a search, with the filters of a list, up to `max`, 1 to 10,000");
        group.MapRead("/{id}", GetAsync)
            .WithSummary("A job with its attempts, values, metrics, test results, logs and artifacts");
        group.MapRead("/{id}/spec", GetSpecAsync).WithSummary("The job as submitted, with its derived fields");
        group.MapRead("/{id}/events", ListEventsAsync).WithSummary("What happened to a job, oldest first");
    }

    private static async Task<Results<Ok<JobPageAnswer>, ProblemHttpResult>> ListAsync(
        HttpRequest request, IJobStore jobs, CancellationToken cancellationToken)
    {
        var (filter, mistake) = JobQuery.Read(request.Query);
        if (mistake is not null)
        {
            return Problems.BadRequest(mistake);
        }

        var page = await jobs.ListAsync(filter, cancellationToken);
        return TypedResults.Ok(new JobPageAnswer { Jobs = [.. page.Jobs.Select(JobAnswer.Of)], Next = page.Next });
    }

    private static async Task<Results<Ok<JobCountAnswer>, ProblemHttpResult>> CountAsync(
        HttpRequest request, IJobStore jobs, CancellationToken cancellationToken, int max = JobCount.Default)
    {
        var (filter, mistake) = JobQuery.Read(request.Query, "max");
        mistake ??= max is < 1 or > JobCount.Max ? $"max: {max} is not within 1 and {JobCount.Max}." : null;
        return mistake is null
            ? TypedResults.Ok(await JobCount.CountAsync(jobs, filter, max, cancellationToken))
            : Problems.BadRequest(mistake);
    }

    private static async Task<Results<Ok<JobDetailAnswer>, ProblemHttpResult>> GetAsync(
        string id, JobDetails details, CancellationToken cancellationToken) =>
        ParseId(id) is { } jobId && await details.FindAsync(jobId, cancellationToken) is { } job
            ? TypedResults.Ok(job)
            : NoJob(id);

    private static async Task<Results<Ok<JsonObject>, ProblemHttpResult>> GetSpecAsync(
        string id, IJobStore jobs, CancellationToken cancellationToken) =>
        ParseId(id) is { } jobId && await jobs.FindSpecAsync(jobId, cancellationToken) is { } spec
            ? TypedResults.Ok(PublicSpec.Parse(spec))
            : NoJob(id);

    private static async Task<Results<Ok<JobEventsAnswer>, ProblemHttpResult>> ListEventsAsync(
        string id, IJobStore jobs, CancellationToken cancellationToken, long next = 0, int page_size = PageSize.Default)
    {
        if (PageSize.FindProblem(page_size) is { } wrongSize)
        {
            return Problems.BadRequest(wrongSize);
        }

        if (ParseId(id) is not { } jobId || await jobs.FindAsync(jobId, cancellationToken) is null)
        {
            return NoJob(id);
        }

        var page = await jobs.ListEventsAsync(jobId, next, page_size, cancellationToken);
        return TypedResults.Ok(new JobEventsAnswer
        {
            Events = [.. page.Select(JobEventAnswer.Of)],
            Next = page.Count == page_size ? page[^1].Id : null,
        });
    }

    /// <summary>Takes the shown id of an attempt for its job.</summary>
    private static long? ParseId(string id) => ShownId.TryParse(id, out var shownId) ? shownId.JobId : null;

    private static ProblemHttpResult NoJob(string id) =>
        Problems.NotFound($"There is no job '{id}'. GET /api/v1/jobs lists those that are.");
}
