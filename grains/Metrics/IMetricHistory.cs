namespace Boxyard.Metrics;

/// <summary>
/// Metrics across jobs. Only good runs count: the last attempts of jobs that succeeded. Each read is bounded, however
/// many jobs there are.
/// </summary>
public interface IMetricHistory
{
    /// <summary>
    /// One metric of a suite in a group, newest first, out of its newest `maxRuns` runs. A run that named it twice is
    /// there with the first value.
    /// </summary>
    Task<IReadOnlyList<MetricPoint>> ListSeriesAsync(
        string suite, string group, string name, int maxRuns, CancellationToken cancellationToken);

    /// <summary>
    /// The newest good runs of a suite in a group that have metrics and are older than a job, newest first, each with
    /// its first metrics.
    /// </summary>
    Task<IReadOnlyList<MetricRun>> ListRunsAsync(
        string suite, string group, long beforeId, int maxRuns, CancellationToken cancellationToken);
}
