using System.Diagnostics.Metrics;
using System.Text;
using Boxyard.Telemetry;

namespace Boxyard.Tests.Silo.Telemetry;

public sealed class MetricFamilyTests : IDisposable
{
    private static readonly KeyValuePair<string, object?> Taken = new("outcome", "taken");

    private readonly Meter _meter = new("Test");

    [Fact]
    public void A_measurement_allocates_nothing()
    {
        var counter = _meter.CreateCounter<long>("c");
        var histogram = _meter.CreateHistogram<double>("h", "s");
        using var listener = Listen();
        Measure(counter, histogram);

        var before = GC.GetAllocatedBytesForCurrentThread();
        Measure(counter, histogram);

        Assert.Equal(0, GC.GetAllocatedBytesForCurrentThread() - before);
    }

    [Fact]
    public void A_histogram_counts_each_value_in_the_first_bucket_that_is_not_below_it()
    {
        var histogram = _meter.CreateHistogram(
            "h", advice: new InstrumentAdvice<long> { HistogramBucketBoundaries = [1, 5] });
        var family = new MetricFamily(histogram, labels: null);
        foreach (var value in (double[])[1, 2, 5, 6])
        {
            family.Record(value, []);
        }

        Assert.Equal(
            """
            # HELP h 
            # TYPE h histogram
            h_bucket{le="1"} 1
            h_bucket{le="5"} 3
            h_bucket{le="+Inf"} 4
            h_sum 14
            h_count 4

            """,
            Write(family));
    }

    [Fact]
    public void What_comes_from_outside_cannot_break_the_text()
    {
        var family = new MetricFamily(_meter.CreateGauge<int>("g"), labels: null);
        family.Record(1, [new("queue", "a\"b\\c\nd")]);

        Assert.Contains("g{queue=\"a\\\"b\\\\c\\nd\"} 1\n", Write(family), StringComparison.Ordinal);
    }

    [Fact]
    public void Only_the_wanted_tags_make_series()
    {
        var family = new MetricFamily(_meter.CreateCounter<long>("c"), ["b", "a"]);
        family.Record(1, [new("x", 1), new("a", 2), new("b", 3)]);
        family.Record(1, [new("a", 2), new("b", 3), new("x", 4)]);

        Assert.EndsWith("\nc_total{b=\"3\",a=\"2\"} 2\n", Write(family), StringComparison.Ordinal);
    }

    public void Dispose() => _meter.Dispose();

    private static void Measure(Counter<long> counter, Histogram<double> histogram)
    {
        for (var count = 0; count < 100; count++)
        {
            counter.Add(1, Taken);
            histogram.Record(0.2);
        }
    }

    private static string Write(MetricFamily family)
    {
        var text = new StringBuilder();
        PrometheusText.Write(text, family);
        return text.ToString();
    }

    private MeterListener Listen()
    {
        var listener = new MeterListener
        {
            InstrumentPublished = (instrument, self) =>
            {
                if (ReferenceEquals(instrument.Meter, _meter))
                {
                    self.EnableMeasurementEvents(instrument, new MetricFamily(instrument, labels: null));
                }
            },
        };
        listener.SetMeasurementEventCallback<long>(
            static (_, value, tags, family) => ((MetricFamily)family!).Record(value, tags));
        listener.SetMeasurementEventCallback<double>(
            static (_, value, tags, family) => ((MetricFamily)family!).Record(value, tags));
        listener.Start();
        return listener;
    }
}
