namespace Boxyard.Retention;

/// <summary>A job as the rules of retention see it.</summary>
public sealed record OldJob
{
    public required long Id { get; init; }

    public required DateTimeOffset SubmittedAt { get; init; }

    public DateTimeOffset? FinishedAt { get; init; }

    /// <summary>Pinned, waited for, of a cluster job that goes on, or with results that were not read yet.</summary>
    public required bool IsKept { get; init; }

    public required bool HasLogs { get; init; }

    public required bool HasArtifacts { get; init; }
}
