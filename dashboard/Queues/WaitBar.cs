using System.Globalization;
using Boxyard.Client;

namespace Boxyard.Dashboard.Queues;

/// <summary>A stretch of time in the chart of waits: percentiles in the chart's unit.</summary>
public sealed record WaitBar(string Label, double Median, double P90, double P99)
{
    private const int Count = 24;

    /// <summary>Oldest first; stretches in which no job was offered are there, without bars.</summary>
    public static IReadOnlyList<WaitBar> Of(QueueWaits waits, double unitSeconds)
    {
        var length = TimeSpan.FromSeconds(waits.SliceSeconds);
        var last = waits.Now.UtcTicks / length.Ticks;
        var known = waits.Slices.ToDictionary(slice => slice.From.UtcTicks / length.Ticks);
        return
        [
            .. Enumerable.Range(0, Count).Select(place =>
            {
                var slice = last - Count + 1 + place;
                var label = new DateTime(slice * length.Ticks, DateTimeKind.Utc)
                    .ToString("HH:mm", CultureInfo.InvariantCulture);
                return known.GetValueOrDefault(slice) is { } found
                    ? new WaitBar(
                        label,
                        found.MedianSeconds / unitSeconds,
                        found.P90Seconds / unitSeconds,
                        found.P99Seconds / unitSeconds)
                    : new WaitBar(label, 0, 0, 0);
            }),
        ];
    }
}
