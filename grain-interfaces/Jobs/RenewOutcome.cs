namespace Boxyard.Jobs;

/// <summary>What became of a <see cref="DeadlineRenewal"/>.</summary>
[GenerateSerializer, Immutable, Alias("Boxyard.RenewOutcome")]
public sealed record RenewOutcome
{
    [Id(0)]
    public required RenewOutcomeKind Kind { get; init; }

    /// <summary>Of the job; meaningless when there is none.</summary>
    [Id(1)]
    public JobState State { get; init; }

    /// <summary>The deadline now; null when there is no attempt.</summary>
    [Id(2)]
    public DateTimeOffset? DeadlineAt { get; init; }
}
