using Boxyard.Client;

namespace Boxyard.Dashboard.Jobs;

/// <summary>Which jobs of a search an action can be done to, and how many at once.</summary>
internal sealed record BulkScope
{
    private const int MaxCancels = 5_000;

    // Each is read and submitted by itself.
    private const int MaxRetries = 500;

    private static readonly JobState[] Open = [JobState.Queued, JobState.Offered, JobState.Running];
    private static readonly JobState[] Over =
        [.. JobStateText.All.Where(state => state >= JobState.Succeeded)];

    public required BulkAction Action { get; init; }

    /// <summary>Narrowed to the states in which it can be done; null when the search asks for none of them.</summary>
    public JobQuery? Query { get; init; }

    /// <summary>More are left for the next time.</summary>
    public required int MaxCount { get; init; }

    public static BulkScope Of(JobQuery search, BulkAction action)
    {
        var possible = action == BulkAction.Cancel ? Open : Over;
        JobState[] states = search.States.Count == 0 ? possible : [.. possible.Intersect(search.States)];
        return new BulkScope
        {
            Action = action,
            MaxCount = action == BulkAction.Cancel ? MaxCancels : MaxRetries,
            Query = states.Length == 0 ? null : search with { States = states },
        };
    }
}
