namespace Boxyard.Queues;

/// <summary>The place of a job in its queue, as it will be served; 1 is the next.</summary>
public sealed record WaitPosition(long Value, WaitPositionKind Kind);
