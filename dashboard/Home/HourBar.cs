using Boxyard.Client;

namespace Boxyard.Dashboard.Home;

/// <summary>How many jobs ended in an hour: as they should, badly, or without a result.</summary>
public sealed record HourBar(DateTimeOffset Hour, long GoodCount, long BadCount, long OtherCount)
{
    /// <summary>The hour in UTC, as the axis names it.</summary>
    public string Label => Hour.ToUniversalTime().ToString("HH:00", System.Globalization.CultureInfo.InvariantCulture);

    /// <summary>One for each of the last hours, oldest first, the one that runs included.</summary>
    public static IReadOnlyList<HourBar> Of(Throughput throughput, int hours)
    {
        var last = new DateTimeOffset(
            throughput.Now.UtcTicks / TimeSpan.TicksPerHour * TimeSpan.TicksPerHour, TimeSpan.Zero);
        var ends = throughput.Ends.ToLookup(end => end.Hour);
        return
        [
            .. Enumerable.Range(0, hours).Select(back => last.AddHours(back + 1 - hours)).Select(hour => new HourBar(
                hour,
                Count(ends[hour], state => state == JobState.Succeeded),
                Count(ends[hour], IsBad),
                Count(ends[hour], state => state is JobState.Cancelled or JobState.Lost))),
        ];
    }

    private static bool IsBad(JobState state) =>
        state is JobState.Failed or JobState.TimedOut or JobState.Crashed or JobState.Abnormal;

    private static long Count(IEnumerable<HourlyEnds> ends, Func<JobState, bool> isMeant) =>
        ends.Where(end => isMeant(end.Outcome)).Sum(end => end.JobCount);
}
