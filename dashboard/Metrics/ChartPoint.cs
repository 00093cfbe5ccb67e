namespace Boxyard.Dashboard.Metrics;

/// <summary>A point of a chart: an instant in UTC, and a value.</summary>
public sealed record ChartPoint(DateTime At, double Value);
