using System.Globalization;
using Boxyard.Client.Http;

namespace Boxyard.Client;

/// <summary>Metrics across jobs: those of the good runs of a suite in a group.</summary>
public sealed class MetricsClient
{
    private readonly Transport _transport;

    internal MetricsClient(Transport transport) => _transport = transport;

    /// <summary>One metric, newest first, of the good runs among the newest `maxRuns` (1 to 500) runs.</summary>
    public async Task<Outcome<IReadOnlyList<MetricPoint>>> TryListSeriesAsync(
        string suite, string group, string name, int maxRuns = 200, CancellationToken cancellationToken = default) =>
        (await _transport.GetAsync<Series>(PathOf(suite, group, name, maxRuns), cancellationToken))
            .Select(series => series.Points);

    /// <summary>
    /// As <see cref="TryListSeriesAsync"/>, each point with the <see cref="MetricPoint.Commit"/> that its job tested:
    /// the job's `upstream_commit` or `commit`, also in its `ss` and `pp`.
    /// </summary>
    public async Task<Outcome<IReadOnlyList<MetricPoint>>> TryListSeriesWithCommitsAsync(
        string suite, string group, string name, int maxRuns = 200, CancellationToken cancellationToken = default) =>
        (await _transport.GetAsync<Series>(
            PathOf(suite, group, name, maxRuns).Add("with_commits", "true"), cancellationToken))
            .Select(series => series.Points);

    /// <summary>As <see cref="TryListSeriesAsync"/>; throws a <see cref="BoxyardException"/>.</summary>
    public async Task<IReadOnlyList<MetricPoint>> ListSeriesAsync(
        string suite, string group, string name, int maxRuns = 200, CancellationToken cancellationToken = default) =>
        (await TryListSeriesAsync(suite, group, name, maxRuns, cancellationToken)).GetValue();

    /// <summary>
    /// The newest good runs that have metrics, at most `maxRuns` (1 to 20), newest first; with `beforeId` those with a
    /// lower id.
    /// </summary>
    public async Task<Outcome<IReadOnlyList<MetricRun>>> TryListRunsAsync(
        string suite,
        string group,
        long? beforeId = null,
        int maxRuns = 10,
        CancellationToken cancellationToken = default)
    {
        var path = new QueryText("/api/v1/metrics/runs")
            .Add("suite", suite).Add("group", group)
            .Add("before", beforeId?.ToString(CultureInfo.InvariantCulture))
            .Add("count", maxRuns.ToString(CultureInfo.InvariantCulture));
        return (await _transport.GetAsync<RunList>(path, cancellationToken)).Select(list => list.Runs);
    }

    /// <summary>As <see cref="TryListRunsAsync"/>; throws a <see cref="BoxyardException"/>.</summary>
    public async Task<IReadOnlyList<MetricRun>> ListRunsAsync(
        string suite,
        string group,
        long? beforeId = null,
        int maxRuns = 10,
        CancellationToken cancellationToken = default) =>
        (await TryListRunsAsync(suite, group, beforeId, maxRuns, cancellationToken)).GetValue();

    /// <summary>As <see cref="TryListSeriesWithCommitsAsync"/>; throws a <see cref="BoxyardException"/>.</summary>
    public async Task<IReadOnlyList<MetricPoint>> ListSeriesWithCommitsAsync(
        string suite, string group, string name, int maxRuns = 200, CancellationToken cancellationToken = default) =>
        (await TryListSeriesWithCommitsAsync(suite, group, name, maxRuns, cancellationToken)).GetValue();

    private static QueryText PathOf(string suite, string group, string name, int maxRuns) =>
        new QueryText("/api/v1/metrics/series")
            .Add("suite", suite).Add("group", group).Add("name", name)
            .Add("count", maxRuns.ToString(CultureInfo.InvariantCulture));

    private sealed record Series(IReadOnlyList<MetricPoint> Points);

    private sealed record RunList(IReadOnlyList<MetricRun> Runs);
}
