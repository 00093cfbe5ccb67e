using System.Globalization;
using System.Text.RegularExpressions;

namespace Boxyard.Agent.Profiles;

/// <summary>How busy the graphics processors are: their mean, and all their memory.</summary>
internal sealed partial record GpuReading(double BusyPercent, long? MemoryBytes)
{
    /// <summary>A line of tegrastats: `... GR3D_FREQ 38%@1109 ...`.</summary>
    public static GpuReading? OfTegra(string line) => TegraLoad().Match(line) is { Success: true } load
        ? new GpuReading(double.Parse(load.Groups["busy"].Value, CultureInfo.InvariantCulture), null)
        : null;

    [GeneratedRegex(
        @"\bGR3D_FREQ (?<busy>[0-9]{1,3})%", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex TegraLoad();
}
