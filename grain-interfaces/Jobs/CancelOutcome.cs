namespace Boxyard.Jobs;

/// <summary>The answer to a cancel; on disk when it comes.</summary>
[GenerateSerializer, Immutable, Alias("Boxyard.CancelOutcome")]
public sealed record CancelOutcome
{
    [Id(0)]
    public required CancelOutcomeKind Kind { get; init; }

    /// <summary>Of the job after the cancel; meaningless when there is none.</summary>
    [Id(1)]
    public JobState State { get; init; }
}
