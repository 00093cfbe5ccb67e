using Boxyard.Client;
using Microsoft.AspNetCore.Components;

namespace Boxyard.Dashboard.Metrics;

/// <summary>A metric of a suite over time in some groups; without a metric, what there is to choose from.</summary>
public sealed partial class MetricsPage : ComponentBase
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
    private Problem? _problem;

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

    [CascadingParameter]
    public HttpContext? HttpContext { get; set; }

    [Inject]
    private BoxyardClient Silo { get; set; } = null!;

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

    protected override async Task OnInitializedAsync()
    {
        var cancellationToken = HttpContext?.RequestAborted ?? CancellationToken.None;
        try
        {
            var choice = FindChoiceAsync(cancellationToken);
            if (!string.IsNullOrEmpty(Suite) && Groups is [var first, ..])
            {
                var runs = await Silo.Metrics.ListRunsAsync(
                    Suite, first, maxRuns: 1, cancellationToken: cancellationToken);
                _latest = runs is [var newest, ..] ? [.. newest.Metrics.DistinctBy(metric => metric.Name)] : [];
                _series = string.IsNullOrEmpty(Name) ? [] : await ListSeriesAsync(Suite, Name, cancellationToken);
            }

            await choice;
        }
        catch (BoxyardException failure)
        {
            _problem = failure.Problem;
        }
    }

    private async Task<IReadOnlyList<MetricSeries>> ListSeriesAsync(
        string suite, string name, CancellationToken cancellationToken)
    {
        var all = await Task.WhenAll(Groups.Select(
            group => ListPointsAsync(suite, group, name, cancellationToken)));
        _commits = IsOverCommits
            ? [.. all.Select((points, place) => CommitSeries.Of(Groups[place], place, name, points))]
            : [];
        return [.. all.Select((points, place) => MetricSeries.Of(Groups[place], place, name, points))];
    }

    private Task<IReadOnlyList<MetricPoint>> ListPointsAsync(
        string suite, string group, string name, CancellationToken cancellationToken) => IsOverCommits
        ? Silo.Metrics.ListSeriesWithCommitsAsync(suite, group, name, MaxRuns, cancellationToken)
        : Silo.Metrics.ListSeriesAsync(suite, group, name, MaxRuns, cancellationToken);

    /// <summary>What ran lately, to choose from.</summary>
    private async Task FindChoiceAsync(CancellationToken cancellationToken)
    {
        var query = new JobQuery { States = [JobState.Succeeded], PageSize = MaxJobs };
        var jobs = await Silo.Jobs.ListAsync(query, cancellationToken).Take(MaxJobs).ToListAsync(cancellationToken);
        _pairs = [.. jobs.Select(job => (job.Suite, job.Group)).Distinct().Take(MaxPairs)];
        _suites = [.. jobs.Select(job => job.Suite).Distinct().Order(StringComparer.Ordinal)];
        _groups = [.. jobs.Select(job => job.Group).Distinct().Order(StringComparer.Ordinal)];
    }
}
