namespace Boxyard.Client;

/// <summary>Why a queue gives no job.</summary>
public sealed record QueuePause
{
    /// <summary>The queue that was paused: of a sub-queue, it may be the queue that it belongs to.</summary>
    public required string Queue { get; init; }

    public required DateTimeOffset PausedAt { get; init; }
    public string? Reason { get; init; }

    /// <summary>Who paused it, as they said.</summary>
    public string? By { get; init; }
}
