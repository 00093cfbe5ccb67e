namespace Boxyard.Queues;

/// <summary>A limit of live attempts that is reached.</summary>
public sealed record RunningLimit(string Name, long Limit, long LiveCount);
