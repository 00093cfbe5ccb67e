using System.Collections.Immutable;

namespace Boxyard.Agent.Profiles;

/// <summary>What one run of an image has used in all. What could not be read is left out, and never a zero.</summary>
internal sealed record ProfileSummary
{
    public required int Target { get; init; }
    public required ImmutableArray<string> Arguments { get; init; }
    public required string Arch { get; init; }
    public required int ExitCode { get; init; }
    public required bool TimedOut { get; init; }
    public required bool OutOfMemory { get; init; }
    public required double WallSeconds { get; init; }
    public double? CpuSeconds { get; init; }
    public long? MemoryPeakBytes { get; init; }
    public long? MemoryMeanBytes { get; init; }
    public long? ReadBytes { get; init; }
    public long? WrittenBytes { get; init; }
    public long? ReceivedBytes { get; init; }
    public long? SentBytes { get; init; }
    public double? GpuMeanPercent { get; init; }
    public double? TemperatureMax { get; init; }
    public required int SampleCount { get; init; }

    /// <summary>The numbers that become metrics of the job, by name.</summary>
    public IReadOnlyDictionary<string, double> Metrics()
    {
        var all = new (string Name, double? Value)[]
        {
            ("exit_code", ExitCode),
            ("wall_seconds", WallSeconds),
            ("cpu_seconds", CpuSeconds),
            ("memory_peak_bytes", MemoryPeakBytes),
            ("memory_mean_bytes", MemoryMeanBytes),
            ("read_bytes", ReadBytes),
            ("written_bytes", WrittenBytes),
            ("received_bytes", ReceivedBytes),
            ("sent_bytes", SentBytes),
            ("gpu_mean_percent", GpuMeanPercent),
            ("temperature_max", TemperatureMax),
        };
        return all.Where(one => one.Value is not null).ToDictionary(one => one.Name, one => one.Value!.Value);
    }
}
