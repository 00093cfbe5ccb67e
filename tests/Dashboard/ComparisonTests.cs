using Boxyard.Client;
using Boxyard.Dashboard.Metrics;

namespace Boxyard.Tests.Dashboard;

public class ComparisonTests
{
    [Fact]
    public void Quartiles_lie_between_neighbours()
    {
        Assert.Equal(new Spread(1, 1.75, 2.5, 3.25, 4, 4), Spread.Of([4, 1, 3, 2]));
        Assert.Equal(new Spread(7, 7, 7, 7, 7, 1), Spread.Of([7]));
        Assert.Null(Spread.Of([]));
    }

    [Theory]
    [InlineData("iperf.throughput", "Mbit/s", MetricDirection.HigherIsBetter)]
    [InlineData("fio.read_latency", "ms", MetricDirection.LowerIsBetter)]
    [InlineData("boot", "s", MetricDirection.LowerIsBetter)]
    [InlineData("stress-ng.ops_per_sec", null, MetricDirection.HigherIsBetter)]
    [InlineData("net.error_rate", null, MetricDirection.LowerIsBetter)]
    [InlineData("cpu.cores", null, MetricDirection.Unknown)]
    [InlineData("sometimes", null, MetricDirection.Unknown)]
    public void The_direction_is_told_from_unit_and_name(string name, string? unit, MetricDirection direction) =>
        Assert.Equal(direction, MetricDirections.Of(name, unit));

    [Fact]
    public void Sets_are_compared_by_their_medians_and_scatter_is_noise()
    {
        var deltas = Comparison.OfSets(
            [
                Run(("a.throughput", 100), ("b.latency", 10), ("c", 5)),
                Run(("a.throughput", 110), ("b.latency", 10), ("c", 5)),
            ],
            [Run(("a.throughput", 90), ("b.latency", 20), ("d", 1))]);

        Assert.Equal(
            [
                ("a.throughput", -15.0 / 105, MetricVerdict.Worse), ("b.latency", 1.0, MetricVerdict.Worse),
                ("c", null, MetricVerdict.Same), ("d", null, MetricVerdict.Same),
            ],
            deltas.Select(delta => (delta.Name, delta.Change, delta.Verdict)));
        Assert.Equal(7.5 / 105, deltas[0].Noise);
    }

    [Fact]
    public void A_run_is_compared_with_the_last_good_one_and_the_others_tell_the_noise()
    {
        MetricRun[] good = [Good(9, 100), Good(8, 104), Good(7, 96), Good(6, 108), Good(5, 92)];

        var within = Comparison.OfRun(Run(("x.score", 111)), good)["x.score"];
        var better = Comparison.OfRun(Run(("x.score", 113)), good)["x.score"];

        Assert.Equal((0.11, 0.12, MetricVerdict.Same), (within.Change, within.Noise, within.Verdict));
        Assert.Equal((0.13, MetricVerdict.Better), (better.Change, better.Verdict));
    }

    [Fact]
    public void A_change_of_level_is_found_where_it_begins_and_an_outlier_is_none()
    {
        double[] values = [10, 10.1, 9.9, 10, 50, 10, 10.1, 20, 20.1, 19.9, 20, 20, 20];

        Assert.Equal([7], SeriesChanges.Find(values));
        Assert.Equal([], SeriesChanges.Find([1, 1, 1, 1, 9]));
    }

    [Theory]
    [InlineData(0.1234, "+12.3 %")]
    [InlineData(-0.5, "−50 %")]
    [InlineData(0, "±0 %")]
    public void Changes_are_told_in_percent(double share, string text) => Assert.Equal(text, Numbers.Percent(share));

    private static MetricRun Good(long jobId, double value) =>
        new() { JobId = jobId, FinishedAt = DateTimeOffset.UnixEpoch, Metrics = Run(("x.score", value)) };

    private static JobMetric[] Run(params (string Name, double Value)[] metrics) =>
        [.. metrics.Select(metric => new JobMetric { Name = metric.Name, Value = metric.Value })];
}
