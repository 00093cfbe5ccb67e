namespace Boxyard.Dashboard.Metrics;

/// <summary>A point of a chart over commits: a commit as it is shown, and a value.</summary>
public sealed record CommitPoint(string Commit, double Value);
