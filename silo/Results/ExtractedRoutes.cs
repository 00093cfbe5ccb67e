using Boxyard.Accounts;
using Boxyard.Jobs;
using Boxyard.Silo;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Boxyard.Results;

/// <summary>What was read from an attempt's files, in pages.</summary>
internal static class ExtractedRoutes
{
    public static void Map(IEndpointRouteBuilder routes)
    {
        var group = routes.MapGroup("/api/v1/jobs/{jobId:long}/attempts/{number:int}").WithTags("Results")
            .For(RouteAccess.Reading);

        group.MapRead("/metrics", ListMetricsAsync).WithSummary("Lists the metrics of an attempt, in their order");
        group.MapRead("/tests", ListTestsAsync).WithSummary("Lists the test results of an attempt, in their order");
    }

    private static async Task<Results<Ok<MetricPageAnswer>, ProblemHttpResult>> ListMetricsAsync(
        long jobId,
        int number,
        ResultReads reads,
        CancellationToken cancellationToken,
        long next = 0,
        int page_size = PageSize.Default)
    {
        if (FindProblem(next, page_size) is { } problem)
        {
            return Problems.BadRequest(problem);
        }

        var shownId = new ShownId(jobId, number);
        return await reads.ListMetricsAsync(shownId, next, page_size, cancellationToken) is { } page
            ? TypedResults.Ok(new MetricPageAnswer { Metrics = page, Next = NextOf(page.Count, next, page_size) })
            : UploadProblems.NotFound(shownId);
    }

    private static async Task<Results<Ok<TestPageAnswer>, ProblemHttpResult>> ListTestsAsync(
        long jobId,
        int number,
        ResultReads reads,
        CancellationToken cancellationToken,
        long next = 0,
        int page_size = PageSize.Default)
    {
        if (FindProblem(next, page_size) is { } problem)
        {
            return Problems.BadRequest(problem);
        }

        var shownId = new ShownId(jobId, number);
        return await reads.ListTestsAsync(shownId, next, page_size, cancellationToken) is { } page
            ? TypedResults.Ok(
                new TestPageAnswer
                {
                    Tests = [.. page.Select(TestAnswer.Of)],
                    Next = NextOf(page.Count, next, page_size),
                })
            : UploadProblems.NotFound(shownId);
    }

    private static long? NextOf(int count, long skipped, int pageSize) =>
        count == pageSize ? skipped + count : null;

    private static string? FindProblem(long next, int pageSize) =>
        PageSize.FindProblem(pageSize)
        ?? (next is < 0 or > int.MaxValue ? $"next: {next} is none that a page before has named." : null);
}
