namespace Boxyard.Dashboard.Metrics;

/// <summary>What a change of a metric means.</summary>
public enum MetricVerdict
{
    /// <summary>Within the noise, or there is nothing to compare it with.</summary>
    Same,

    Better,
    Worse,

    /// <summary>Beyond the noise, and nobody knows which way is good.</summary>
    Different,
}
