using System.Globalization;

namespace Boxyard.Dashboard.Metrics;

/// <summary>The addresses of the pages about metrics.</summary>
internal static class MetricLinks
{
    public static string Series(string suite, string groups, string? name = null, bool overCommits = false) =>
        $"/metrics?suite={Uri.EscapeDataString(suite)}&group={Uri.EscapeDataString(groups)}"
        + (name is null ? "" : $"&name={Uri.EscapeDataString(name)}")
        + (overCommits ? "&over=commits" : "");

    public static string Compare(long before, long after) => Compare([before], [after]);

    public static string Compare(IEnumerable<long> before, IEnumerable<long> after) =>
        $"/compare?a={Ids(before)}&b={Ids(after)}";

    private static string Ids(IEnumerable<long> ids) =>
        string.Join(',', ids.Select(id => id.ToString(CultureInfo.InvariantCulture)));
}
