using System.Globalization;

namespace Boxyard.Agent.Profiles;

/// <summary>The temperatures that the box tells of, by the names of their zones.</summary>
internal static class Temperatures
{
    private const double MillidegreesPerDegree = 1000;

    public static IReadOnlyDictionary<string, double> Read(string folder = "/sys/class/thermal")
    {
        var found = new SortedDictionary<string, double>(StringComparer.Ordinal);
        var zones = Directory.Exists(folder) ? Directory.GetDirectories(folder, "thermal_zone*") : [];
        foreach (var zone in zones.Order(StringComparer.Ordinal))
        {
            try
            {
                var name = File.ReadAllText(Path.Join(zone, "type")).Trim();
                var degrees = long.Parse(File.ReadAllText(Path.Join(zone, "temp")), CultureInfo.InvariantCulture);
                found[found.ContainsKey(name) ? $"{name}.{Path.GetFileName(zone)}" : name] =
                    degrees / MillidegreesPerDegree;
            }
            catch (Exception unreadable) when (unreadable is IOException or UnauthorizedAccessException
                or FormatException)
            {
                // A sensor that is off gives no number.
            }
        }

        return found;
    }
}
