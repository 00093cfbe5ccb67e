using System.Globalization;

namespace Boxyard.Tests.Silo.Telemetry;

/// <summary>Reads `/metrics` as Prometheus does.</summary>
internal static class ScrapedMetrics
{
    private const string TypeMark = "# TYPE ";

    /// <summary>The samples by name and labels.</summary>
    public static async Task<Dictionary<string, double>> ReadAsync(HttpClient client)
    {
        var lines = await ListLinesAsync(client);
        return lines.Where(line => line[0] != '#').ToDictionary(
            line => line[..line.LastIndexOf(' ')],
            line => double.Parse(line[(line.LastIndexOf(' ') + 1)..], CultureInfo.InvariantCulture));
    }

    public static async Task<IEnumerable<string>> ListNamesAsync(HttpClient client) =>
        (await ListLinesAsync(client))
            .Where(line => line.StartsWith(TypeMark, StringComparison.Ordinal))
            .Select(line => line.Split(' ')[2])
            .Order(StringComparer.Ordinal);

    private static async Task<string[]> ListLinesAsync(HttpClient client) =>
        (await client.GetStringAsync("/metrics")).Split('\n', StringSplitOptions.RemoveEmptyEntries);
}
