namespace Boxyard.Client;

/// <summary>One number that a job measured.</summary>
public sealed record JobMetric
{
    public required string Name { get; init; }
    public required double Value { get; init; }

    /// <summary>Null when the job named none.</summary>
    public string? Unit { get; init; }
}
