using System.Collections.Immutable;

namespace Boxyard.Results;

/// <summary>What was read from an attempt's uploaded files.</summary>
public sealed record ExtractedResults
{
    public static readonly ExtractedResults Empty = new();

    public ImmutableArray<MetricRecord> Metrics { get; init; } = [];
    public ImmutableArray<TestResultRecord> Tests { get; init; } = [];

    /// <summary>
    /// A sentence for each file or line that could not be read: reported with the job, never dropped.
    /// </summary>
    public ImmutableArray<string> Problems { get; init; } = [];
}
