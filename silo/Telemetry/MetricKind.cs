namespace Boxyard.Telemetry;

/// <summary>How the measurements of an instrument become a value, named as Prometheus names it.</summary>
internal enum MetricKind
{
    Gauge,
    Counter,
    Histogram,
}
