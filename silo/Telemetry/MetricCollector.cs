using System.Diagnostics.Metrics;
using System.Text;

namespace Boxyard.Telemetry;

/// <summary>
/// Gathers what the instruments of this silo measure, for `/metrics`. A measurement finds its series by the tags'
/// values and adds to it: no lock, no allocation.
/// </summary>
internal sealed class MetricCollector(IMeterFactory meters) : IDisposable
{
    private const string OurPrefix = "Boxyard.";
    private const string HttpDuration = "http.server.request.duration";
    private static readonly string[] HttpLabels = ["http.request.method", "http.route", "http.response.status_code"];

    private readonly MeterListener _listener = new();
    private readonly Lock _lock = new();
    private readonly SortedDictionary<string, MetricFamily> _families = new(StringComparer.Ordinal);

    public void Start()
    {
        _listener.InstrumentPublished = Take;
        _listener.SetMeasurementEventCallback<int>(
            static (_, value, tags, family) => ((MetricFamily)family!).Record(value, tags));
        _listener.SetMeasurementEventCallback<long>(
            static (_, value, tags, family) => ((MetricFamily)family!).Record(value, tags));
        _listener.SetMeasurementEventCallback<double>(
            static (_, value, tags, family) => ((MetricFamily)family!).Record(value, tags));
        _listener.Start();
    }

    /// <summary>All metrics as they are now.</summary>
    public string Render()
    {
        // One look at a time: gauges are forgotten and measured anew.
        lock (_lock)
        {
            foreach (var family in _families.Values.Where(family => family.IsObserved))
            {
                family.Forget();
            }

            _listener.RecordObservableInstruments();
            var text = new StringBuilder();
            foreach (var family in _families.Values)
            {
                PrometheusText.Write(text, family);
            }

            return text.ToString();
        }
    }

    public void Dispose() => _listener.Dispose();

    private void Take(Instrument instrument, MeterListener listener)
    {
        // A process may have several hosts, as in tests: each listens to the instruments of its own factory.
        var isHttp = instrument.Name == HttpDuration;
        if (!ReferenceEquals(instrument.Meter.Scope, meters)
            || !(isHttp || instrument.Meter.Name.StartsWith(OurPrefix, StringComparison.Ordinal)))
        {
            return;
        }

        var family = new MetricFamily(instrument, isHttp ? HttpLabels : null);
        lock (_lock)
        {
            _families[family.Name] = family;
        }

        listener.EnableMeasurementEvents(instrument, family);
    }
}
