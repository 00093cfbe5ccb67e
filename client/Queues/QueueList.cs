namespace Boxyard.Client;

/// <summary>One page of queues, as the silo sends it.</summary>
internal sealed record QueueList
{
    public required IReadOnlyList<JobQueue> Queues { get; init; }

    /// <summary>What the next page asks for; null on the last page.</summary>
    public string? Next { get; init; }
}
