using Boxyard.Client;
using Microsoft.AspNetCore.Components;

namespace Boxyard.Dashboard.Metrics;

/// <summary>A metric of a suite over time in some groups; without a metric, what there is to choose from.</summary>
public sealed partial class MetricsPage
{
    private const int MaxGroups = 4;
    private const int MaxRuns = 200;
    private const int MaxJobs = 200;
    private const int MaxShown = 50;
    private const int MaxPairs = 24;

    private IReadOnlyList<(string Suite, string Group)> _pairs = [];
    private IReadOnlyList<string> _suites = [];
    private IReadOnlyList<string> _groups = [];
    private IReadOnlyList<JobMetric> _latest = [];
    private IReadOnlyList<MetricSeries> _series = [];
    private IReadOnlyList<CommitSeries> _commits = [];

    [SupplyParameterFromQuery(Name = "suite")]
    public string? Suite { get; set; }

    /// <summary>One or several with commas.</summary>
    [SupplyParameterFromQuery(Name = "group")]
    public string? Group { get; set; }

    [SupplyParameterFromQuery(Name = "name")]
    public string? Name { get; set; }

    /// <summary>`commits` for the values by what was tested; else by time.</summary>
    [SupplyParameterFromQuery(Name = "over")]
    public string? Over { get; set; }

    private string[] Groups => (Group ?? "")
        .Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)
        .Distinct(StringComparer.Ordinal)
        .Take(MaxGroups)
        .ToArray();

    private bool IsOverCommits => Over == "commits";

    private string? Unit => _series.SelectMany(series => series.Points).Select(point => point.Unit).FirstOrDefault();

    private string DirectionWord => MetricDirections.Of(Name!, Unit) switch
    {
        MetricDirection.Unknown => "",
        MetricDirection.HigherIsBetter => "higher is better",
        MetricDirection.LowerIsBetter => "lower is better",
        var other => throw new InvalidOperationException($"{other} is no direction."),
    };

    private IEnumerable<(MetricSeries Series, int Place, MetricPoint Point)> Newest => _series
        .SelectMany(series => series.Points.Select((point, place) => (series, place, point)))
        .OrderByDescending(value => value.point.JobId)
        .Take(MaxShown);

    private static string CompareAt(MetricSeries series, int place) =>
        MetricLinks.Compare(series.Points[place - 1].JobId, series.Points[place].JobId);

    protected override async Task LoadAsync()
    {
        var choice = FindChoiceAsync();
        if (!string.IsNullOrEmpty(Suite) && Groups is [var first, ..])
        {
            var runs = await Silo.Metrics.ListRunsAsync(Suite, first, maxRuns: 1, cancellationToken: Aborted);
            _latest = runs is [var newest, ..] ? [.. newest.Metrics.DistinctBy(metric => metric.Name)] : [];
            _series = string.IsNullOrEmpty(Name) ? [] : await ListSeriesAsync(Suite, Name);
        }

        await choice;
    }

    private async Task<IReadOnlyList<MetricSeries>> ListSeriesAsync(string suite, string name)
    {
        var all = await Task.WhenAll(Groups.Select(group => ListPointsAsync(suite, group, name)));
        _commits = IsOverCommits
            ? [.. all.Select((points, place) => CommitSeries.Of(Groups[place], place, name, points))]
            : [];
        return [.. all.Select((points, place) => MetricSeries.Of(Groups[place], place, name, points))];
    }

    private Task<IReadOnlyList<MetricPoint>> ListPointsAsync(string suite, string group, string name) => IsOverCommits
        ? Silo.Metrics.ListSeriesWithCommitsAsync(suite, group, name, MaxRuns, Aborted)
        : Silo.Metrics.ListSeriesAsync(suite, group, name, MaxRuns, Aborted);

    /// <summary>What ran lately, to choose from.</summary>
    private async Task FindChoiceAsync()
    {
        var query = new JobQuery { States = [JobState.Succeeded], PageSize = MaxJobs };
        var jobs = await Silo.Jobs.ListAsync(query, Aborted).Take(MaxJobs).ToListAsync(Aborted);
        _pairs = [.. jobs.Select(job => (job.Suite, job.Group)).Distinct().Take(MaxPairs)];
        _suites = [.. jobs.Select(job => job.Suite).Distinct().Order(StringComparer.Ordinal)];
        _groups = [.. jobs.Select(job => job.Group).Distinct().Order(StringComparer.Ordinal)];
    }
}
