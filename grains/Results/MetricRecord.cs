namespace Boxyard.Results;

/// <summary>One number that a job measured, such as `iperf.tcp.sender.bps`.</summary>
public sealed record MetricRecord
{
    public required string Name { get; init; }
    public required double Value { get; init; }
    public string? Unit { get; init; }
}
