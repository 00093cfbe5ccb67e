using System.Globalization;

namespace Boxyard.Dashboard.Metrics;

/// <summary>The addresses of the pages about metrics.</summary>
internal static class MetricLinks
{
    public static string Series(string suite, string groups, string? name = null) =>
        $"/metrics?suite={Uri.EscapeDataString(suite)}&group={Uri.EscapeDataString(groups)}"
        + (name is null ? "" : $"&name={Uri.EscapeDataString(name)}");

    public static string Compare(long before, long after) =>
        string.Create(CultureInfo.InvariantCulture, $"/compare?a={before}&b={after}");
}
