using System.Collections.Concurrent;
using System.Diagnostics.Metrics;

namespace Boxyard.Telemetry;

/// <summary>One metric with all its series, as one instrument measures it.</summary>
internal sealed class MetricFamily
{
    /// <summary>Labels come from outside too (queues): a flood of them must not fill the memory.</summary>
    private const int MaxSeries = 10_000;

    /// <summary>For histograms whose instrument gives none: seconds, from a lookup to a long wait.</summary>
    private static readonly double[] UsualBounds = [0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10];

    private readonly ConcurrentDictionary<LabelValues, MetricSeries> _series = new();
    private readonly string[]? _labels;

    /// <param name="instrument">What measures.</param>
    /// <param name="labels">The tags that are kept, at most three; null: the first three, whatever they are.</param>
    public MetricFamily(Instrument instrument, string[]? labels)
    {
        _labels = labels;
        IsObserved = instrument.IsObservable;
        Description = instrument.Description ?? "";
        var type = instrument.GetType().GetGenericTypeDefinition();
        Kind = type == typeof(Histogram<>) ? MetricKind.Histogram
            : type == typeof(Counter<>) || type == typeof(ObservableCounter<>) ? MetricKind.Counter
            : MetricKind.Gauge;
        Name = PrometheusText.NameOf(instrument.Name, instrument.Unit, Kind);
        Bounds = Kind == MetricKind.Histogram ? FindBounds(instrument) ?? UsualBounds : [];
    }

    public string Name { get; }

    public string Description { get; }

    public MetricKind Kind { get; }

    /// <summary>Ascending; a value that equals one is below it.</summary>
    public double[] Bounds { get; }

    /// <summary>Its values are what is so at a look: those of the look before are forgotten.</summary>
    public bool IsObserved { get; }

    public IEnumerable<MetricSeries> Series =>
        _series.Values.OrderBy(series => series.Labels, StringComparer.Ordinal);

    public void Forget() => _series.Clear();

    public void Record(double value, ReadOnlySpan<KeyValuePair<string, object?>> tags)
    {
        var values = ValuesOf(tags);
        if (!_series.TryGetValue(values, out var series))
        {
            if (_series.Count >= MaxSeries)
            {
                return;
            }

            series = _series.GetOrAdd(values, new MetricSeries(PrometheusText.Labels(NamesOf(tags), values), Bounds));
        }

        switch (Kind)
        {
            case MetricKind.Histogram:
                series.Observe(value);
                break;
            case MetricKind.Counter when !IsObserved:
                series.Add(value);
                break;
            case MetricKind.Counter or MetricKind.Gauge:
                series.Set(value);
                break;
            default:
                throw new InvalidOperationException($"{Kind} is no kind of a metric.");
        }
    }

    private static double[]? FindBounds(Instrument instrument) => instrument switch
    {
        Histogram<long> { Advice.HistogramBucketBoundaries: { } bounds } => [.. bounds.Select(bound => (double)bound)],
        Histogram<double> { Advice.HistogramBucketBoundaries: { } bounds } => [.. bounds],
        _ => null,
    };

    private LabelValues ValuesOf(ReadOnlySpan<KeyValuePair<string, object?>> tags)
    {
        if (_labels is null)
        {
            return new LabelValues(
                tags.Length > 0 ? tags[0].Value : null,
                tags.Length > 1 ? tags[1].Value : null,
                tags.Length > 2 ? tags[2].Value : null);
        }

        var (first, second, third) = (default(object), default(object), default(object));
        foreach (var (name, value) in tags)
        {
            if (name == _labels[0])
            {
                first = value;
            }
            else if (_labels.Length > 1 && name == _labels[1])
            {
                second = value;
            }
            else if (_labels.Length > 2 && name == _labels[2])
            {
                third = value;
            }
        }

        return new LabelValues(first, second, third);
    }

    private string[] NamesOf(ReadOnlySpan<KeyValuePair<string, object?>> tags)
    {
        if (_labels is not null)
        {
            return _labels;
        }

        var names = new string[Math.Min(tags.Length, 3)];
        for (var index = 0; index < names.Length; index++)
        {
            names[index] = tags[index].Key;
        }

        return names;
    }
}
