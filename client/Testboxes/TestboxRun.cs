namespace Boxyard.Client;

/// <summary>An attempt in the history of its box.</summary>
public sealed record TestboxRun
{
    public required long JobId { get; init; }
    public required int Attempt { get; init; }
    public required string Suite { get; init; }

    /// <summary>Of the attempt.</summary>
    public required JobState State { get; init; }

    public required DateTimeOffset OfferedAt { get; init; }
    public DateTimeOffset? StartedAt { get; init; }
    public DateTimeOffset? EndedAt { get; init; }

    /// <summary>Why it ended, for people.</summary>
    public string? EndReason { get; init; }
}
