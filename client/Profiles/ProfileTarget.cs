namespace Boxyard.Client;

/// <summary>One run of the app, measured from outside. What its box cannot tell is null.</summary>
public sealed record ProfileTarget
{
    /// <summary>Its place among the app's targets, from 0.</summary>
    public required int Target { get; init; }

    public IReadOnlyList<string> Arguments { get; init; } = [];
    public int? ExitCode { get; init; }
    public bool TimedOut { get; init; }
    public bool OutOfMemory { get; init; }
    public double? WallSeconds { get; init; }
    public double? CpuSeconds { get; init; }
    public long? MemoryPeakBytes { get; init; }
    public long? MemoryMeanBytes { get; init; }
    public long? ReadBytes { get; init; }
    public long? WrittenBytes { get; init; }
    public long? ReceivedBytes { get; init; }
    public long? SentBytes { get; init; }
    public double? GpuMeanPercent { get; init; }
    public double? TemperatureMax { get; init; }

    /// <summary>The job that measured it, and its attempt: its file `series.jsonl` has a line a second.</summary>
    public long JobId { get; init; }
    public int Attempt { get; init; }
}
