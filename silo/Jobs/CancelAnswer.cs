namespace Boxyard.Jobs;

/// <summary>What became of the cancel of one job.</summary>
internal sealed record CancelAnswer
{
    public required long Id { get; init; }

    public required CancelOutcomeKind Outcome { get; init; }

    /// <summary>Where the job stands now; left out when there is none, or it is another's.</summary>
    public JobState? State { get; init; }

    public static CancelAnswer Of(long id, CancelOutcome outcome) => new()
    {
        Id = id,
        Outcome = outcome.Kind,
        State = outcome.Kind is CancelOutcomeKind.NotFound or CancelOutcomeKind.NotOwn ? null : outcome.State,
    };
}
