namespace Boxyard.Client;

/// <summary>A power action and how it ended.</summary>
public sealed record PowerRecord
{
    public required string Id { get; init; }
    public required string Testbox { get; init; }
    public required PowerAction Action { get; init; }

    /// <summary>The job whose attempt's end asked for it; null when somebody did.</summary>
    public long? JobId { get; init; }

    /// <summary>The attempt of that job.</summary>
    public int? Attempt { get; init; }

    /// <summary>How often a silo has begun with it.</summary>
    public int TryCount { get; init; }

    public required DateTimeOffset AskedAt { get; init; }

    /// <summary>Null while it is not over.</summary>
    public DateTimeOffset? EndedAt { get; init; }

    /// <summary>Why it failed; null while it is not over, and when it went well.</summary>
    public string? Problem { get; init; }
}
