namespace Boxyard.Queues;

/// <summary>The waiting jobs of one submitter with one priority in a queue.</summary>
internal sealed record LaneAnswer
{
    public required int Priority { get; init; }
    public required string Submitter { get; init; }

    /// <summary>What its jobs require of their box, such as `memory=16g tags=nvme`; null for nothing.</summary>
    public string? Requires { get; init; }
    public required long QueuedCount { get; init; }

    /// <summary>
    /// Attempts of its jobs that boxes have now. The lane with the least for its weight is served first.
    /// </summary>
    public required long LiveCount { get; init; }
    public required double Weight { get; init; }

    public static LaneAnswer Of(Lane lane) => new()
    {
        Priority = lane.Priority,
        Submitter = lane.Submitter,
        Requires = lane.Requirement,
        QueuedCount = lane.QueuedCount,
        LiveCount = lane.LiveCount,
        Weight = lane.Weight,
    };
}
