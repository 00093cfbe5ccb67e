namespace Boxyard.Client;

/// <summary>What one run measured of a metric.</summary>
public sealed record MetricPoint
{
    public required long JobId { get; init; }
    public required DateTimeOffset FinishedAt { get; init; }
    public required string Testbox { get; init; }
    public required double Value { get; init; }

    /// <summary>Null when the job named none.</summary>
    public string? Unit { get; init; }

    /// <summary>What the job tested; null when it was not asked for, or the job does not say it.</summary>
    public string? Commit { get; init; }
}
