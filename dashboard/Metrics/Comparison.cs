using Boxyard.Client;

namespace Boxyard.Dashboard.Metrics;

/// <summary>Compares what runs measured, metric by metric, and tells changes from noise.</summary>
internal static class Comparison
{
    /// <summary>Values of a few runs say little of how they scatter, so more is taken for noise.</summary>
    private const int FewRuns = 4;
    private const double NoiseOfFew = 0.05;
    private const double NoiseOfMany = 0.02;

    /// <summary>A value so many quartile ranges off the median is not chance.</summary>
    private const double QuartileRanges = 1.5;

    /// <summary>The medians of two sets of runs; each run is a list of metrics. In the order of the names.</summary>
    public static IReadOnlyList<MetricDelta> OfSets(
        IReadOnlyList<IReadOnlyList<JobMetric>> before, IReadOnlyList<IReadOnlyList<JobMetric>> after)
    {
        var (was, isNow) = (ByName(before), ByName(after));
        return
        [
            .. was.Keys.Union(isNow.Keys).Order(StringComparer.Ordinal).Select(name => Of(
                isNow.GetValueOrDefault(name)?[0] ?? was[name][0],
                Spread.Of(Values(was, name)),
                Spread.Of(Values(isNow, name)),
                Spread.Of(Values(was, name))?.Median,
                Spread.Of(Values(isNow, name))?.Median)),
        ];
    }

    /// <summary>A run against the newest of the good runs before it; the others say what is noise.</summary>
    public static IReadOnlyDictionary<string, MetricDelta> OfRun(
        IReadOnlyList<JobMetric> run, IReadOnlyList<MetricRun> goodRuns)
    {
        var was = ByName([.. goodRuns.Select(good => good.Metrics)]);
        return run.DistinctBy(metric => metric.Name).ToDictionary(metric => metric.Name, metric => Of(
            metric,
            Spread.Of(Values(was, metric.Name)),
            Spread.Of([metric.Value]),
            was.GetValueOrDefault(metric.Name)?[0].Value,
            metric.Value));
    }

    /// <summary>How far from the median is still noise, in the metric's unit.</summary>
    public static double Band(Spread spread) => Math.Max(
        QuartileRanges * spread.QuartileRange,
        Math.Abs(spread.Median) * (spread.Count < FewRuns ? NoiseOfFew : NoiseOfMany));

    private static MetricDelta Of(JobMetric metric, Spread? before, Spread? after, double? was, double? isNow)
    {
        var delta = new MetricDelta { Name = metric.Name, Unit = metric.Unit, Before = before, After = after };
        if (before is null || after is null || was is not { } from || isNow is not { } to)
        {
            return delta;
        }

        var band = Math.Max(Band(before), after.Count > 1 ? QuartileRanges * after.QuartileRange : 0);
        return delta with
        {
            Change = from == 0 ? null : (to - from) / Math.Abs(from),
            Noise = from == 0 ? null : band / Math.Abs(from),
            Verdict = Math.Abs(to - from) <= band ? MetricVerdict.Same : VerdictOf(metric, isHigher: to > from),
        };
    }

    private static MetricVerdict VerdictOf(JobMetric metric, bool isHigher) =>
        MetricDirections.Of(metric.Name, metric.Unit) switch
        {
            MetricDirection.Unknown => MetricVerdict.Different,
            MetricDirection.HigherIsBetter => isHigher ? MetricVerdict.Better : MetricVerdict.Worse,
            MetricDirection.LowerIsBetter => isHigher ? MetricVerdict.Worse : MetricVerdict.Better,
            var other => throw new InvalidOperationException($"{other} is no direction."),
        };

    // The first value of a name counts, as in a series.
    private static Dictionary<string, List<JobMetric>> ByName(IReadOnlyList<IReadOnlyList<JobMetric>> runs) => runs
        .SelectMany(run => run.DistinctBy(metric => metric.Name))
        .GroupBy(metric => metric.Name, StringComparer.Ordinal)
        .ToDictionary(group => group.Key, group => group.ToList(), StringComparer.Ordinal);

    private static IEnumerable<double> Values(Dictionary<string, List<JobMetric>> metrics, string name) =>
        metrics.GetValueOrDefault(name)?.Select(metric => metric.Value) ?? [];
}
