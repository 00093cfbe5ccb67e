namespace Boxyard.Metrics;

/// <summary>Good runs with what they measured, newest first.</summary>
internal sealed record MetricRunsAnswer(IReadOnlyList<MetricRun> Runs);
