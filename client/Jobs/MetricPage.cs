namespace Boxyard.Client;

/// <summary>One page of a list of an attempt's metrics, as the silo sends it.</summary>
internal sealed record MetricPage
{
    public required IReadOnlyList<JobMetric> Metrics { get; init; }

    /// <summary>What the next page asks for; null on the last page.</summary>
    public long? Next { get; init; }
}
