namespace Boxyard.Dashboard.Apps;

/// <summary>A point of a chart: seconds since the start, and what was used then.</summary>
public sealed record ProfilePoint(double At, double Value);
