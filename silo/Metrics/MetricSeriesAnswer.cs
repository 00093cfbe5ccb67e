namespace Boxyard.Metrics;

/// <summary>What good runs measured of one metric.</summary>
internal sealed record MetricSeriesAnswer
{
    public required string Suite { get; init; }
    public required string TboxGroup { get; init; }
    public required string Name { get; init; }

    /// <summary>Newest first.</summary>
    public required IReadOnlyList<MetricPoint> Points { get; init; }
}
