namespace Boxyard.Dashboard.Metrics;

/// <summary>Which way of a metric is good.</summary>
public enum MetricDirection
{
    /// <summary>Cannot be told: a change is neither good nor bad.</summary>
    Unknown,

    HigherIsBetter,
    LowerIsBetter,
}
