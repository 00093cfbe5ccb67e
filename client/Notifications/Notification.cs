namespace Boxyard.Client;

/// <summary>A delivery to a webhook.</summary>
public sealed record Notification
{
    public required string Id { get; init; }

    /// <summary>Such as `job_ended`.</summary>
    public required string Event { get; init; }

    /// <summary>The target's name; null for an address that a job has named.</summary>
    public string? Target { get; init; }

    /// <summary>Of its address.</summary>
    public required string Host { get; init; }

    /// <summary>`waiting`, `delivered` or `given_up`.</summary>
    public required string State { get; init; }

    public required int TryCount { get; init; }
    public required DateTimeOffset CreatedAt { get; init; }

    /// <summary>When it is sent next; null when it is over.</summary>
    public DateTimeOffset? DueAt { get; init; }

    public DateTimeOffset? EndedAt { get; init; }

    /// <summary>Why the last try failed.</summary>
    public string? Problem { get; init; }
}
