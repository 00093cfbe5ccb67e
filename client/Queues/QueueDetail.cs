namespace Boxyard.Client;

/// <summary>One queue: how much waits, whose it is, and what comes next.</summary>
public sealed record QueueDetail
{
    public required string Name { get; init; }

    /// <summary>Jobs that wait.</summary>
    public required long QueuedCount { get; init; }

    /// <summary>Jobs of it that boxes have now.</summary>
    public required long LiveCount { get; init; }

    /// <summary>When the oldest job that waits was submitted; null when none waits.</summary>
    public DateTimeOffset? OldestAt { get; init; }

    /// <summary>Set while it gives no job.</summary>
    public QueuePause? Pause { get; init; }

    /// <summary>Who has how much in it, in the order of choice; at most 100.</summary>
    public IReadOnlyList<QueueLane> Lanes { get; init; } = [];

    /// <summary>What it gives next, in order, when no attempt ends before; at most 100.</summary>
    public IReadOnlyList<NextJob> NextJobs { get; init; } = [];

    /// <summary>Boxes whose requests the asked silo holds until a job comes, the longest waiting first.</summary>
    public IReadOnlyList<string> WaitingBoxes { get; init; } = [];
}
