namespace Boxyard.Client;

/// <summary>A queue of jobs and how much waits in it.</summary>
public sealed record JobQueue
{
    public required string Name { get; init; }

    /// <summary>Jobs that wait.</summary>
    public required long QueuedCount { get; init; }

    /// <summary>Jobs of it that boxes have now.</summary>
    public required long LiveCount { get; init; }

    /// <summary>When the oldest job that waits was submitted; null when none waits.</summary>
    public DateTimeOffset? OldestAt { get; init; }

    /// <summary>Set while it gives no job.</summary>
    public QueuePause? Pause { get; init; }
}
