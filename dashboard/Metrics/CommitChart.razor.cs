using Microsoft.AspNetCore.Components;

namespace Boxyard.Dashboard.Metrics;

/// <summary>
/// Medians of commits as lines; with quartiles when it is one group; rings stand where a level changed.
/// </summary>
public sealed partial class CommitChart : ComponentBase
{
    private const int MaxShown = 24;
    private const string BandColour = "#8b94a3";

    [Parameter]
    [EditorRequired]
    public IReadOnlyList<CommitSeries> Series { get; set; } = [];

    [Parameter]
    public string Label { get; set; } = "";

    /// <summary>Those with a line to draw, each with its place.</summary>
    private List<(CommitSeries Series, int Place)> Drawn =>
        [.. Series.Select((series, place) => (series, place)).Where(item => item.series.Commits.Count > 0)];

    private static string Colour(int place) => MetricChart.Colour(place);

    private static List<CommitPoint> Of(CommitSeries series, Func<Spread, double> value) =>
    [
        .. series.Commits.TakeLast(MaxShown)
            .Select(commit => new CommitPoint(commit.ShortName, value(commit.Spread))),
    ];

    private static List<CommitPoint> Changes(CommitSeries series) =>
    [
        .. series.Changes.Keys
            .Where(place => place >= series.Commits.Count - MaxShown)
            .Select(place => series.Commits[place])
            .Select(commit => new CommitPoint(commit.ShortName, commit.Spread.Median)),
    ];
}
