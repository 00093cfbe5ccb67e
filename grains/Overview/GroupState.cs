namespace Boxyard.Overview;

/// <summary>How a group of boxes stands.</summary>
public sealed record GroupState
{
    public required string Name { get; init; }

    /// <summary>Jobs that wait in its queues.</summary>
    public long QueuedCount { get; init; }
    public long LiveCount { get; init; }

    /// <summary>When the oldest job that waits was submitted.</summary>
    public DateTimeOffset? OldestAt { get; init; }

    /// <summary>Its queues that give no job.</summary>
    public int PausedCount { get; init; }

    /// <summary>Boxes that asked lately, have no job and may get one.</summary>
    public int ReadyBoxCount { get; init; }
    public int BusyBoxCount { get; init; }

    /// <summary>Drained or quarantined, and without a job.</summary>
    public int HeldBoxCount { get; init; }

    /// <summary>Neither busy nor heard of lately.</summary>
    public int SilentBoxCount { get; init; }

    /// <summary>
    /// How long a job may wait that comes now: those before it by the median of the last runs, shared by the boxes that
    /// are there. Null when nothing is known of that, no box is there, or a queue is paused.
    /// </summary>
    public double? EstimatedWaitSeconds { get; init; }
}
