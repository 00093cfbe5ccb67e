namespace Boxyard.Results;

/// <summary>How much an attempt has of what is shown in pages.</summary>
public sealed record ResultCounts(long MetricCount, long TestCount, long ArtifactCount);
