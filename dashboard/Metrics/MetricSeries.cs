using Boxyard.Client;

namespace Boxyard.Dashboard.Metrics;

/// <summary>One metric of a suite in one group over time, as a page shows it.</summary>
public sealed record MetricSeries
{
    public required string Group { get; init; }

    /// <summary>The class of the style sheet with its colour.</summary>
    public required string Swatch { get; init; }

    /// <summary>Oldest first.</summary>
    public required IReadOnlyList<MetricPoint> Points { get; init; }

    /// <summary>Null without points.</summary>
    public required Spread? Spread { get; init; }

    /// <summary>The places in the points at which a new level begins.</summary>
    public required IReadOnlyList<int> Changes { get; init; }
    public required MetricDirection Direction { get; init; }

    /// <summary>From the silo's points, which are newest first.</summary>
    public static MetricSeries Of(string group, int place, string name, IReadOnlyList<MetricPoint> newestFirst)
    {
        MetricPoint[] points = [.. newestFirst.Reverse()];
        return new MetricSeries
        {
            Group = group,
            Swatch = $"series-{place + 1}",
            Points = points,
            Spread = Metrics.Spread.Of(points.Select(point => point.Value)),
            Changes = SeriesChanges.Find([.. points.Select(point => point.Value)]),
            Direction = MetricDirections.Of(name, points.Length == 0 ? null : points[^1].Unit),
        };
    }

    public string WordAt(int place) => Numbers.Change(LevelBefore(place), Points[place].Value);

    public string ToneAt(int place) => (Direction, Points[place].Value > LevelBefore(place)) switch
    {
        (MetricDirection.HigherIsBetter, true) or (MetricDirection.LowerIsBetter, false) => "good",
        (MetricDirection.HigherIsBetter, false) or (MetricDirection.LowerIsBetter, true) => "bad",
        _ => "odd",
    };

    /// <summary>The median of the level before, as far as it was looked at.</summary>
    private double LevelBefore(int place)
    {
        var began = Changes.Where(change => change < place).DefaultIfEmpty(0).Max();
        return Metrics.Spread.Of(Points.Skip(began).Take(place - began).Select(point => point.Value))!.Median;
    }
}
