using System.Globalization;
using System.Text.RegularExpressions;

namespace Boxyard.Agent.Profiles;

/// <summary>How busy the graphics processors are: their mean, and all their memory.</summary>
internal sealed partial record GpuReading(double BusyPercent, long? MemoryBytes)
{
    private const long BytesPerMiB = 1 << 20;

    /// <summary>Lines of `utilization.gpu, memory.used`; null when there is none to read.</summary>
    public static GpuReading? OfNvidia(string text)
    {
        var cards = text.Split('\n').Select(line => line.Split(',')).Where(fields => fields.Length == 2)
            .Select(fields => (Busy: Number(fields[0]), Memory: Number(fields[1])))
            .Where(card => card is { Busy: not null, Memory: not null })
            .ToList();
        return cards.Count == 0
            ? null
            : new GpuReading(
                cards.Average(card => card.Busy!.Value), (long)cards.Sum(card => card.Memory!.Value) * BytesPerMiB);
    }

    /// <summary>A line of tegrastats: `... GR3D_FREQ 38%@1109 ...`.</summary>
    public static GpuReading? OfTegra(string line) => TegraLoad().Match(line) is { Success: true } load
        ? new GpuReading(Number(load.Groups["busy"].Value)!.Value, null)
        : null;

    private static double? Number(string text) =>
        double.TryParse(text.Trim(), NumberStyles.Float, CultureInfo.InvariantCulture, out var number) ? number : null;

    [GeneratedRegex(
        @"\bGR3D_FREQ (?<busy>[0-9]{1,3})%", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex TegraLoad();
}
