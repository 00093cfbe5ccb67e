using System.Text.Json.Serialization;

namespace Boxyard.Bench;

/// <summary>One measured number beside what it must and should reach.</summary>
internal sealed record BenchRow
{
    [JsonPropertyName("name")]
    public required string Name { get; init; }

    [JsonPropertyName("value")]
    public required double Value { get; init; }

    /// <summary>`share` and `ratio` are comparable between machines; other units are not.</summary>
    [JsonPropertyName("unit")]
    public required string Unit { get; init; }

    /// <summary>The bound that must be met; null for a number that is only shown.</summary>
    [JsonPropertyName("must")]
    public double? Must { get; init; }

    [JsonPropertyName("aim")]
    public double? Aim { get; init; }

    /// <summary>True when `must` is met, or there is none.</summary>
    [JsonPropertyName("ok")]
    public bool Ok => Must is null || (LessIsBetter ? Value <= Must : Value >= Must);

    [JsonIgnore]
    public bool LessIsBetter { get; init; }
}
