namespace Boxyard.Dependencies;

/// <summary>What became of a wait.</summary>
public sealed record WaitResolution
{
    public required long WaitingJobId { get; init; }

    public required long OnJobId { get; init; }

    /// <summary>Why the waiting job cannot run any more; null when the wait is over as it should be.</summary>
    public string? Failure { get; init; }
}
