namespace Boxyard.Client;

/// <summary>A job that succeeded and what it measured.</summary>
public sealed record MetricRun
{
    public required long JobId { get; init; }
    public required DateTimeOffset FinishedAt { get; init; }

    /// <summary>In their order, at most 1,000.</summary>
    public required IReadOnlyList<JobMetric> Metrics { get; init; }
}
