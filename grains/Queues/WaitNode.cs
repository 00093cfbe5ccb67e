namespace Boxyard.Queues;

/// <summary>One of the boxes that a cluster job waits for, and what it does.</summary>
public sealed record WaitNode
{
    /// <summary>The job of the cluster job that wants it.</summary>
    public required long JobId { get; init; }

    public required string Testbox { get; init; }

    /// <summary>Null when it is not known.</summary>
    public WaitBox? Box { get; init; }

    /// <summary>Its own queue is paused, so that it gets no part of a cluster job either.</summary>
    public QueuePause? Pause { get; init; }

    /// <summary>What it is busy with is another cluster job, for which it was reserved and has not asked yet.</summary>
    public bool IsReserved { get; init; }
}
