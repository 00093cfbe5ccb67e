using Boxyard.Results;

namespace Boxyard.Metrics;

/// <summary>A good run and what it measured.</summary>
public sealed record MetricRun
{
    public required long JobId { get; init; }
    public required DateTimeOffset FinishedAt { get; init; }

    /// <summary>In their order, at most 1,000.</summary>
    public required IReadOnlyList<MetricRecord> Metrics { get; init; }
}
