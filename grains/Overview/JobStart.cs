namespace Boxyard.Overview;

/// <summary>When a job was offered to its first box, and how long after its submit.</summary>
public readonly record struct JobStart(DateTimeOffset OfferedAt, TimeSpan Wait);
