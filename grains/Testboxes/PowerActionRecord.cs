namespace Boxyard.Testboxes;

/// <summary>A power action as stored.</summary>
public sealed record PowerActionRecord
{
    public required string Id { get; init; }
    public required string Testbox { get; init; }
    public required PowerAction Action { get; init; }

    /// <summary>The attempt whose end asked for it; null when somebody did.</summary>
    public long? JobId { get; init; }
    public int? Attempt { get; init; }

    /// <summary>How often a silo has begun with it.</summary>
    public required int TryCount { get; init; }

    public required DateTimeOffset AskedAt { get; init; }
    public DateTimeOffset? EndedAt { get; init; }

    /// <summary>Why it failed; null while it is not over, and when it went well.</summary>
    public string? Problem { get; init; }
}
