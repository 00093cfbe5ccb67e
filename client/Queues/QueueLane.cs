namespace Boxyard.Client;

/// <summary>The waiting jobs of one submitter with one priority in a queue.</summary>
public sealed record QueueLane
{
    /// <summary>-100 to 100, high first.</summary>
    public required int Priority { get; init; }

    public required string Submitter { get; init; }

    /// <summary>What its jobs require of their box, such as `memory=16g tags=nvme`; null for nothing.</summary>
    public string? Requires { get; init; }

    public required long QueuedCount { get; init; }

    /// <summary>Attempts of its jobs that boxes have now.</summary>
    public required long LiveCount { get; init; }

    /// <summary>The submitter's weight in the fair share.</summary>
    public required double Weight { get; init; }
}
