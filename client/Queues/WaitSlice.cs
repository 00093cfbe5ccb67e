namespace Boxyard.Client;

/// <summary>How long the jobs waited that were offered in one stretch of time.</summary>
public sealed record WaitSlice
{
    /// <summary>The beginning of the stretch.</summary>
    public required DateTimeOffset From { get; init; }
    public required int JobCount { get; init; }

    /// <summary>Half of the jobs waited no longer.</summary>
    public required double MedianSeconds { get; init; }

    /// <summary>Nine in ten waited no longer.</summary>
    public required double P90Seconds { get; init; }

    /// <summary>Ninety-nine in a hundred waited no longer; of fewer, the longest wait.</summary>
    public required double P99Seconds { get; init; }
}
