namespace Boxyard.Client;

/// <summary>How a group of boxes stands.</summary>
public sealed record GroupState
{
    public required string Name { get; init; }

    /// <summary>Jobs that wait in its queues.</summary>
    public long QueuedCount { get; init; }
    public long LiveCount { get; init; }

    /// <summary>When the oldest job that waits was submitted; null when none waits.</summary>
    public DateTimeOffset? OldestAt { get; init; }

    /// <summary>Its queues that give no job.</summary>
    public int PausedCount { get; init; }

    /// <summary>Boxes that asked in the last 15 minutes, have no job and may get one.</summary>
    public int ReadyBoxCount { get; init; }
    public int BusyBoxCount { get; init; }

    /// <summary>Drained or quarantined, and without a job.</summary>
    public int HeldBoxCount { get; init; }

    /// <summary>Neither busy nor held nor heard of in the last 15 minutes.</summary>
    public int SilentBoxCount { get; init; }

    /// <summary>How long a job may wait that comes now, in seconds; null when it cannot be told.</summary>
    public double? EstimatedWaitSeconds { get; init; }
}
