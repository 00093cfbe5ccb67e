using Boxyard.Client;
using Microsoft.AspNetCore.Components;

namespace Boxyard.Dashboard.Metrics;

/// <summary>Series of a metric as lines; with quartiles when it is one; rings stand where a level changed.</summary>
public sealed partial class MetricChart : ComponentBase
{
    // Their names in the style sheet are series-1 to series-4; each is told from both grounds.
    private static readonly string[] Colours = ["#3b7ddd", "#c8641b", "#2e9460", "#a05cc5"];
    private const string BandColour = "#8b94a3";

    [Parameter]
    [EditorRequired]
    public IReadOnlyList<MetricSeries> Series { get; set; } = [];

    [Parameter]
    public string Label { get; set; } = "";

    private static IReadOnlyList<(string Title, Func<Spread, double> Value)> Levels { get; } =
    [
        ("Upper quartile", spread => spread.UpperQuartile), ("Median", spread => spread.Median),
        ("Lower quartile", spread => spread.LowerQuartile),
    ];

    /// <summary>Those with a line to draw, each with its place.</summary>
    private IReadOnlyList<(MetricSeries Series, int Place)> Drawn =>
        [.. Series.Select((series, place) => (series, place)).Where(item => item.series.Points.Count > 0)];

    public static string Colour(int place) => Colours[place % Colours.Length];

    private static List<ChartPoint> Values(MetricSeries series) => [.. series.Points.Select(ToPoint)];

    private static List<ChartPoint> Changes(MetricSeries series) =>
        [.. series.Changes.Select(place => ToPoint(series.Points[place]))];

    /// <summary>From the first run to the last.</summary>
    private static ChartPoint[] Level(MetricSeries series, double value) =>
    [
        new(series.Points[0].FinishedAt.UtcDateTime, value), new(series.Points[^1].FinishedAt.UtcDateTime, value),
    ];

    private static ChartPoint ToPoint(MetricPoint point) => new(point.FinishedAt.UtcDateTime, point.Value);
}
