namespace Boxyard.Dashboard.Metrics;

/// <summary>
/// Guesses from unit and name which way of a metric is good, since metrics do not say it. What is not sure is unknown.
/// </summary>
internal static class MetricDirections
{
    // Rates first: `ops_per_sec` has a time in its name and is none.
    private static readonly string[] HigherWords =
    [
        "per_sec", "per_second", "/s", "throughput", "bandwidth", "iops", "bps", "ops", "rate", "score", "hits", "qps",
        "rps", "tps",
    ];

    private static readonly string[] LowerWords =
    [
        "latency", "time", "duration", "seconds", "elapsed", "delay", "jitter", "retries", "retransmits", "stall",
        "rss", "memory", "_ms", "_us", "_ns", "p50", "p90", "p95", "p99",
    ];

    // Whatever else stands beside them: an error rate is an error first.
    private static readonly string[] FailureWords = ["error", "errors", "loss", "lost", "fail", "failed", "misses"];

    private static readonly string[] LowerUnits = ["s", "ms", "us", "µs", "ns", "sec", "seconds"];

    public static MetricDirection Of(string name, string? unit)
    {
        var text = name.ToLowerInvariant();
        if (Has(text, FailureWords))
        {
            return MetricDirection.LowerIsBetter;
        }

        return unit?.ToLowerInvariant() switch
        {
            { } rate when IsRate(rate) => MetricDirection.HigherIsBetter,
            { } time when LowerUnits.Contains(time) => MetricDirection.LowerIsBetter,
            _ when Has(text, HigherWords) => MetricDirection.HigherIsBetter,
            _ when Has(text, LowerWords) => MetricDirection.LowerIsBetter,
            _ => MetricDirection.Unknown,
        };
    }

    private static bool IsRate(string unit) =>
        unit.EndsWith("/s", StringComparison.Ordinal) || unit.EndsWith("bps", StringComparison.Ordinal);

    /// <summary>True when one of the words stands in the name as a word of its own, or is its end.</summary>
    private static bool Has(string name, ReadOnlySpan<string> words)
    {
        foreach (var word in words)
        {
            var at = name.IndexOf(word, StringComparison.Ordinal);
            if (at >= 0 && (at == 0 || !char.IsAsciiLetter(word[0]) || !char.IsAsciiLetter(name[at - 1]))
                && (at + word.Length == name.Length || !char.IsAsciiLetterOrDigit(name[at + word.Length])))
            {
                return true;
            }
        }

        return false;
    }
}
