namespace Boxyard.Client;

/// <summary>What became of the cancel of one job.</summary>
public sealed record CancelResult
{
    public required long Id { get; init; }
    public required CancelOutcome Outcome { get; init; }

    /// <summary>Where the job stands now; null when there is none.</summary>
    public JobState? State { get; init; }
}
