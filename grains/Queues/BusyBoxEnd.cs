namespace Boxyard.Queues;

/// <summary>When a busy box may be free.</summary>
public sealed record BusyBoxEnd(string Testbox, long JobId, DateTimeOffset ExpectedEndAt);
