namespace Boxyard.Queues;

/// <summary>A page of queues, by name.</summary>
internal sealed record QueuesAnswer
{
    public required IReadOnlyList<QueueRecord> Queues { get; init; }

    /// <summary>Ask again with `next=` this for what follows; null on the last page.</summary>
    public string? Next { get; init; }
}
