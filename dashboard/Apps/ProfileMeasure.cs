using Boxyard.Client;
using Boxyard.Dashboard.Metrics;

namespace Boxyard.Dashboard.Apps;

/// <summary>A number of a profile: its name for programs and for people, and how it is read.</summary>
internal sealed record ProfileMeasure(
    string Name, string Label, Func<ProfileTarget, double?> Value, Func<double, string> Text)
{
    public static readonly IReadOnlyList<ProfileMeasure> All =
    [
        new("wall_seconds", "Wall time", target => target.WallSeconds, Seconds),
        new("cpu_seconds", "CPU time", target => target.CpuSeconds, Seconds),
        new("memory_peak_bytes", "Memory, peak", target => target.MemoryPeakBytes, Size),
        new("memory_mean_bytes", "Memory, mean", target => target.MemoryMeanBytes, Size),
        new("read_bytes", "Read", target => target.ReadBytes, Size),
        new("written_bytes", "Written", target => target.WrittenBytes, Size),
        new("received_bytes", "Received", target => target.ReceivedBytes, Size),
        new("sent_bytes", "Sent", target => target.SentBytes, Size),
        new("gpu_mean_percent", "GPU, mean", target => target.GpuMeanPercent, Percent),
        new("temperature_max", "Hottest", target => target.TemperatureMax, Degrees),
    ];

    private static string Seconds(double value) => $"{Numbers.Of(value)} s";

    private static string Size(double value) => Bytes.Of((long)value);

    private static string Percent(double value) => $"{Numbers.Of(value)} %";

    private static string Degrees(double value) => $"{Numbers.Of(value)} °C";
}
