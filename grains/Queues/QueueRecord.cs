namespace Boxyard.Queues;

/// <summary>A queue with its depths.</summary>
public sealed record QueueRecord
{
    public required string Name { get; init; }
    public required long QueuedCount { get; init; }

    /// <summary>Live attempts of its jobs.</summary>
    public required long LiveCount { get; init; }

    /// <summary>When the oldest waiting job was submitted.</summary>
    public DateTimeOffset? OldestAt { get; init; }

    /// <summary>Set while the queue gives no job.</summary>
    public QueuePause? Pause { get; init; }
}
