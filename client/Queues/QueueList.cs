namespace Boxyard.Client;

/// <summary>All queues, as the silo sends them.</summary>
internal sealed record QueueList
{
    public required IReadOnlyList<JobQueue> Queues { get; init; }
}
