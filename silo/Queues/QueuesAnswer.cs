namespace Boxyard.Queues;

/// <summary>All queues, by name.</summary>
internal sealed record QueuesAnswer(IReadOnlyList<QueueRecord> Queues);
