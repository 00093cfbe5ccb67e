namespace Boxyard.Telemetry;

/// <summary>The values of a series' labels: at most three, compared by value and found without an allocation.</summary>
internal readonly record struct LabelValues(object? First, object? Second, object? Third);
