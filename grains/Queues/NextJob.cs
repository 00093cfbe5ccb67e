namespace Boxyard.Queues;

/// <summary>A job among those that a queue gives next.</summary>
public sealed record NextJob(long JobId, int Priority, string Submitter);
