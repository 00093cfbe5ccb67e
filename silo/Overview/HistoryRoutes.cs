using Boxyard.Accounts;
using Boxyard.Jobs;
using Boxyard.Queues;
using Boxyard.Silo;
using Boxyard.Testboxes;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Boxyard.Overview;

/// <summary>How queues and boxes fared lately: bounded reads, however much has run.</summary>
internal static class HistoryRoutes
{
    private const int MaxJobs = 500;
    private const int SliceCount = 24;
    private const int MaxBoxes = 40;
    private const int RunCount = 30;

    public static void MapHistories(this IEndpointRouteBuilder routes)
    {
        routes.MapRead("/api/v1/queues/{name}/waits", GetWaitsAsync)
            .For(RouteAccess.Reading)
            .WithTags("Queues")
            .WithSummary("How long jobs of a queue waited for their first box in the last `hours`, in 24 slices");
        routes.MapRead("/api/v1/testboxes/{name}/siblings", GetSiblingsAsync)
            .For(RouteAccess.Reading)
            .WithTags("Testboxes")
            .WithSummary("How the last 30 attempts of each box of a box's group ended, of the first 40 boxes by name");
    }

    private static async Task<Results<Ok<WaitHistoryAnswer>, ProblemHttpResult>> GetWaitsAsync(
        string name,
        ILabFacts facts,
        IJobStore jobs,
        JobRules rules,
        CancellationToken cancellationToken,
        int hours = 24)
    {
        if (hours is < 1 or > HourlyEnds.MaxHours)
        {
            return Problems.BadRequest($"hours: {hours} is not within 1 and {HourlyEnds.MaxHours}.");
        }

        var queue = name.Replace("%2F", "/", StringComparison.OrdinalIgnoreCase);
        if (QueueName.FindProblem(queue) is { } problem)
        {
            return Problems.BadRequest($"The queue's name {problem}");
        }

        // A queue has the name of its group, or of one box of it.
        var named = SubQueue.WholeOf(queue).Split('.')[0];
        var starts = await facts.ListStartsAsync(named, queue, MaxJobs, cancellationToken);
        var group = TestboxGroup.Of(named, rules.GroupRule);
        if (starts.Count == 0 && group != named)
        {
            starts = await facts.ListStartsAsync(group, queue, MaxJobs, cancellationToken);
        }

        var now = await jobs.GetNowAsync(cancellationToken);
        var length = TimeSpan.FromHours(hours) / SliceCount;
        return TypedResults.Ok(new WaitHistoryAnswer
        {
            Now = now,
            SliceSeconds = length.TotalSeconds,
            Slices = WaitHistory.Of(starts, length, now - TimeSpan.FromHours(hours)),
        });
    }

    private static async Task<Results<Ok<SiblingsAnswer>, ProblemHttpResult>> GetSiblingsAsync(
        string name, ILabFacts facts, ITestboxStore boxes, JobRules rules, CancellationToken cancellationToken)
    {
        if (SafeName.FindProblem(name) is not null || await boxes.FindAsync(name, cancellationToken) is null)
        {
            return Problems.NotFound($"There is no box '{name}'. GET /api/v1/testboxes lists those that are.");
        }

        var group = TestboxGroup.Of(name, rules.GroupRule);
        var ends = await facts.ListBoxEndsAsync(group, MaxBoxes, RunCount, cancellationToken);
        return TypedResults.Ok(SiblingsAnswer.Of(
            group, ends.Where(end => TestboxGroup.Of(end.Testbox, rules.GroupRule) == group)));
    }
}
