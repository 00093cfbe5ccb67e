namespace Boxyard.Queues;

/// <summary>
/// The waiting jobs of one submitter with one priority and one requirement in one queue: what is chosen between. What
/// fair share counts is common to the lanes of a submitter that differ in the requirement alone.
/// </summary>
public sealed record Lane
{
    public required string Queue { get; init; }
    public required int Priority { get; init; }
    public required string Submitter { get; init; }

    /// <summary>0 for jobs that require nothing.</summary>
    public long RequirementId { get; init; }

    /// <summary>What its jobs require, for people; not read for claims.</summary>
    public string? Requirement { get; init; }
    public required long QueuedCount { get; init; }

    /// <summary>
    /// Live attempts of the submitter's jobs with this priority in this queue, whatever they require.
    /// </summary>
    public required long LiveCount { get; init; }

    /// <summary>Above 0; a lane of weight 2 may have twice the live attempts of a lane of weight 1.</summary>
    public required double Weight { get; init; }

    /// <summary>Grows with each time a lane is served: the lowest was served longest ago.</summary>
    public required long ServedSeq { get; init; }

    /// <summary>
    /// The oldest waiting job; read only where a submitter's lanes differ in their requirements. Null elsewhere.
    /// </summary>
    public long? OldestJobId { get; init; }

    /// <summary>How many more attempts its submitter may have now; no limit by default.</summary>
    public long MaxServed { get; init; } = long.MaxValue;
}
