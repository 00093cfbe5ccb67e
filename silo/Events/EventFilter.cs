namespace Boxyard.Events;

/// <summary>Which events a stream wants: any of each list, and of every list that is not empty.</summary>
internal sealed record EventFilter
{
    public required IReadOnlyList<long> JobIds { get; init; }
    public required IReadOnlyList<string> Groups { get; init; }
    public required IReadOnlyList<string> Testboxes { get; init; }

    public bool Matches(FollowedEvent item) =>
        (JobIds.Count == 0 || (item.JobId is { } jobId && JobIds.Contains(jobId)))
        && (Groups.Count == 0 || item.Groups.Any(Groups.Contains))
        && (Testboxes.Count == 0 || (item.Testbox is { } testbox && Testboxes.Contains(testbox)));
}
