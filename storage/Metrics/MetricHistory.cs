using Boxyard.Metrics;
using Boxyard.Results;

namespace Boxyard.Storage.Metrics;

/// <summary><see cref="IMetricHistory"/> on the database.</summary>
internal sealed class MetricHistory(IDatabase database) : IMetricHistory
{
    private const int MaxMetrics = 1_000;

    /// <summary>Runs that did not succeed are passed over, but not without end.</summary>
    private const int MaxLookedAt = 500;

    public async Task<IReadOnlyList<MetricPoint>> ListSeriesAsync(
        string suite, string group, string name, int maxRuns, CancellationToken cancellationToken)
    {
        var points = await database.ListAsync(
            "metrics_list_series",
            Of(suite, group).With("name", name).With("count", maxRuns),
            row => new MetricPoint
            {
                JobId = row.GetInt64(0),
                FinishedAt = row.GetInstant(1),
                Testbox = row.GetText(2),
                Value = row.GetDouble(3),
                Unit = row.FindText(4),
            },
            cancellationToken);
        return [.. points.DistinctBy(point => point.JobId)];
    }

    public async Task<IReadOnlyList<MetricRun>> ListRunsAsync(
        string suite, string group, long beforeId, int maxRuns, CancellationToken cancellationToken)
    {
        var rows = await database.ListAsync(
            "metrics_list_runs",
            Of(suite, group)
                .With("before_id", beforeId)
                .With("looked_count", MaxLookedAt)
                .With("count", maxRuns)
                .With("metric_count", MaxMetrics),
            row => (
                JobId: row.GetInt64(0),
                FinishedAt: row.GetInstant(1),
                Metric: new MetricRecord { Name = row.GetText(2), Value = row.GetDouble(3), Unit = row.FindText(4) }),
            cancellationToken);
        return
        [
            .. rows.GroupBy(row => (row.JobId, row.FinishedAt)).Select(run => new MetricRun
            {
                JobId = run.Key.JobId,
                FinishedAt = run.Key.FinishedAt,
                Metrics = [.. run.Select(row => row.Metric)],
            }),
        ];
    }

    private static RowSet Of(string suite, string group) =>
        RowSet.One().With("box_group", group).With("suite", suite);
}
