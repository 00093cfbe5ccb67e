namespace Boxyard.Results;

/// <summary>A page of metrics, in their order.</summary>
internal sealed record MetricPageAnswer
{
    public required IReadOnlyList<MetricRecord> Metrics { get; init; }

    /// <summary>Ask again with `next=` this for what follows; null on the last page.</summary>
    public long? Next { get; init; }
}
