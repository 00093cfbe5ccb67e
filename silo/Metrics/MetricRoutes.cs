using Boxyard.Accounts;
using Boxyard.Silo;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Boxyard.Metrics;

/// <summary>Metrics across jobs, of good runs of a suite in a group.</summary>
internal static class MetricRoutes
{
    private const int MaxPoints = 500;
    private const int MaxRuns = 20;

    public static IEndpointRouteBuilder MapMetricHistory(this IEndpointRouteBuilder routes)
    {
        var group = routes.MapGroup("/api/v1/metrics").For(RouteAccess.Reading).WithTags("Metrics");

        group.MapRead("/series", GetSeriesAsync)
            .WithSummary("One metric of the good runs among the newest `count` runs of a suite in a group, with commits");
        group.MapRead("/runs", GetRunsAsync)
            .WithSummary("The newest good runs of a suite in a group, before a job, with their first 1,000 metrics");
        return routes;
    }

    private static async Task<Results<Ok<MetricSeriesAnswer>, ProblemHttpResult>> GetSeriesAsync(
        string suite,
        string group,
        string name,
        IMetricHistory history,
        MetricCommits commits,
        CancellationToken cancellationToken,
        int count = 200,
        bool with_commits = false)
    {
        if (FindProblem(count, MaxPoints, suite, group, name) is { } problem)
        {
            return Problems.BadRequest(problem);
        }

        var points = await history.ListSeriesAsync(suite, group, name, count, cancellationToken);
        return TypedResults.Ok(new MetricSeriesAnswer
        {
            Suite = suite,
            TboxGroup = group,
            Name = name,
            Points = with_commits ? await commits.AddAsync(points, cancellationToken) : points,
        });
    }

    private static async Task<Results<Ok<MetricRunsAnswer>, ProblemHttpResult>> GetRunsAsync(
        string suite,
        string group,
        IMetricHistory history,
        CancellationToken cancellationToken,
        long before = long.MaxValue,
        int count = 10) =>
        FindProblem(count, MaxRuns, suite, group) is { } problem
            ? Problems.BadRequest(problem)
            : TypedResults.Ok(new MetricRunsAnswer(
                await history.ListRunsAsync(suite, group, before, count, cancellationToken)));

    private static string? FindProblem(int count, int maxCount, params ReadOnlySpan<string> names)
    {
        foreach (var name in names)
        {
            // PostgreSQL keeps none in a text.
            if (name.Contains('\0', StringComparison.Ordinal))
            {
                return "suite, group and name have no NUL in them.";
            }
        }

        return count < 1 || count > maxCount ? $"count: {count} is not within 1 and {maxCount}." : null;
    }
}
