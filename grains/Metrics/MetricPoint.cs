namespace Boxyard.Metrics;

/// <summary>What one run measured of a metric.</summary>
public sealed record MetricPoint
{
    public required long JobId { get; init; }
    public required DateTimeOffset FinishedAt { get; init; }
    public required string Testbox { get; init; }
    public required double Value { get; init; }
    public string? Unit { get; init; }

    /// <summary>What the job tested, where it was asked for and the job says it.</summary>
    public string? Commit { get; init; }
}
