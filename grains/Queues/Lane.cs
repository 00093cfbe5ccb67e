namespace Boxyard.Queues;

/// <summary>The waiting jobs of one submitter with one priority in one queue: what fair share chooses between.</summary>
public sealed record Lane
{
    public required string Queue { get; init; }
    public required int Priority { get; init; }
    public required string Submitter { get; init; }
    public required long QueuedCount { get; init; }

    /// <summary>Live attempts of the lane's jobs.</summary>
    public required long LiveCount { get; init; }

    /// <summary>Above 0; a lane of weight 2 may have twice the live attempts of a lane of weight 1.</summary>
    public required double Weight { get; init; }

    /// <summary>Grows with each time a lane is served: the lowest was served longest ago.</summary>
    public required long ServedSeq { get; init; }
}
