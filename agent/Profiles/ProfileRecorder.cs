using System.Text.Json;
using System.Text.Json.Serialization;

namespace Boxyard.Agent.Profiles;

/// <summary>Writes a profile's series as it grows, and keeps what its summary needs.</summary>
internal sealed class ProfileRecorder(string folder) : IDisposable
{
    private static readonly JsonSerializerOptions Format = new()
    {
        PropertyNamingPolicy = JsonNamingPolicy.SnakeCaseLower,
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
    };

    private readonly StreamWriter _series = new(Path.Join(folder, "series.jsonl"));
    private readonly List<double> _gpu = [];
    private double _memorySum;
    private double? _hottest;

    public int Count { get; private set; }

    public ProfileSample? Last { get; private set; }

    public long? MeanMemoryBytes => Count == 0 ? null : (long)(_memorySum / Count);

    public double? MeanGpuPercent => _gpu.Count == 0 ? null : _gpu.Average();

    public double? HighestTemperature => _hottest;

    public void Add(ProfileSample sample)
    {
        _series.WriteLine(JsonSerializer.Serialize(sample, Format));
        Count++;
        Last = sample;
        _memorySum += sample.MemoryBytes;
        if (sample.GpuPercent is { } busy)
        {
            _gpu.Add(busy);
        }

        if (sample.Temperatures is { Count: > 0 } temperatures)
        {
            _hottest = Math.Max(_hottest ?? double.MinValue, temperatures.Values.Max());
        }
    }

    /// <summary>
    /// The summary for people and programs, and its numbers in a file that becomes metrics of the job.
    /// </summary>
    public void Write(ProfileSummary summary)
    {
        File.WriteAllText(Path.Join(folder, "profile.json"), JsonSerializer.Serialize(summary, Format));
        File.WriteAllText(
            Path.Join(folder, "metrics.json"),
            JsonSerializer.Serialize(new { profile = summary.Metrics() }, Format));
    }

    public void Dispose() => _series.Dispose();
}
