using System.Globalization;

namespace Boxyard.Agent.Profiles;

/// <summary>The cards of a box, as nvidia-smi tells of one after another: the newest of each counts.</summary>
internal sealed class NvidiaCards
{
    private const long BytesPerMiB = 1 << 20;

    private readonly Dictionary<string, (double BusyPercent, double MemoryMiB)> _newest =
        new(StringComparer.Ordinal);

    /// <summary>
    /// Of all cards, after a line of `index, utilization.gpu, memory.used`; null while none is known.
    /// </summary>
    public GpuReading? Read(string line)
    {
        var fields = line.Split(',', StringSplitOptions.TrimEntries);
        if (fields.Length == 3 && Number(fields[1]) is { } busy && Number(fields[2]) is { } memory)
        {
            _newest[fields[0]] = (busy, memory);
        }

        return _newest.Count == 0
            ? null
            : new GpuReading(
                _newest.Values.Average(card => card.BusyPercent),
                (long)_newest.Values.Sum(card => card.MemoryMiB) * BytesPerMiB);
    }

    private static double? Number(string text) =>
        double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var number) ? number : null;
}
