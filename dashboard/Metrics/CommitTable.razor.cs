using Microsoft.AspNetCore.Components;

namespace Boxyard.Dashboard.Metrics;

/// <summary>Commits with how their runs lie, newest first.</summary>
public sealed partial class CommitTable : ComponentBase
{
    private const int MaxShown = 50;

    /// <summary>As many as a comparison takes.</summary>
    private const int MaxCompared = 10;

    [Parameter]
    [EditorRequired]
    public IReadOnlyList<CommitSeries> Series { get; set; } = [];

    private IEnumerable<(CommitSeries Series, int Place, CommitRuns Commit)> Newest => Series
        .SelectMany(series => series.Commits.Select((commit, place) => (series, place, commit)))
        .OrderByDescending(row => row.commit.Points[0].JobId)
        .Take(MaxShown);

    private static string Quartiles(Spread spread) => spread.Count > 1
        ? $"{Numbers.Of(spread.LowerQuartile)} … {Numbers.Of(spread.UpperQuartile)}"
        : "";

    private static string Compare(CommitSeries series, int place) => MetricLinks.Compare(
        series.Commits[place - 1].Points.TakeLast(MaxCompared).Select(point => point.JobId),
        series.Commits[place].Points.TakeLast(MaxCompared).Select(point => point.JobId));
}
