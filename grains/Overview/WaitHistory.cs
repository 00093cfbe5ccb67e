namespace Boxyard.Overview;

/// <summary>Puts waits of jobs together by the time at which they ended.</summary>
public static class WaitHistory
{
    /// <summary>
    /// The stretches of this length that have jobs, oldest first, from so long ago. They begin at whole multiples of
    /// their length, so that they stay the same as time goes on.
    /// </summary>
    public static IReadOnlyList<WaitSlice> Of(
        IEnumerable<JobStart> starts, TimeSpan length, DateTimeOffset since) =>
    [
        .. starts
            .Where(start => start.OfferedAt >= since)
            .GroupBy(start => start.OfferedAt.UtcTicks / length.Ticks)
            .OrderBy(slice => slice.Key)
            .Select(slice => ToSlice(
                new DateTimeOffset(slice.Key * length.Ticks, TimeSpan.Zero),
                [.. slice.Select(start => Math.Max(0, start.Wait.TotalSeconds)).Order()])),
    ];

    private static WaitSlice ToSlice(DateTimeOffset from, double[] sorted) => new()
    {
        From = from,
        JobCount = sorted.Length,
        MedianSeconds = At(sorted, 0.5),
        P90Seconds = At(sorted, 0.9),
        P99Seconds = At(sorted, 0.99),
    };

    /// <summary>The lowest value that this share of the values does not exceed.</summary>
    private static double At(double[] sorted, double share) =>
        sorted[Math.Max(0, (int)Math.Ceiling(share * sorted.Length) - 1)];
}
