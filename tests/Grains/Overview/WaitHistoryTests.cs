using Boxyard.Overview;

namespace Boxyard.Tests.Grains.Overview;

public sealed class WaitHistoryTests
{
    private static readonly DateTimeOffset Noon = new(2026, 11, 22, 12, 0, 0, TimeSpan.Zero);
    private static readonly TimeSpan Hour = TimeSpan.FromHours(1);

    [Fact]
    public void Waits_are_put_together_by_the_hour_in_which_they_ended()
    {
        var starts = Enumerable.Range(1, 100)
            .Select(seconds => new JobStart(Noon.AddMinutes(59), TimeSpan.FromSeconds(seconds)))
            .Append(new JobStart(Noon.AddHours(3), TimeSpan.FromSeconds(7)))
            .Append(new JobStart(Noon.AddSeconds(-1), TimeSpan.FromSeconds(9)));

        var slices = WaitHistory.Of(starts, Hour, since: Noon);

        Assert.Equal(
            [
                new WaitSlice { From = Noon, JobCount = 100, MedianSeconds = 50, P90Seconds = 90, P99Seconds = 99 },
                new WaitSlice
                {
                    From = Noon.AddHours(3), JobCount = 1, MedianSeconds = 7, P90Seconds = 7, P99Seconds = 7,
                },
            ],
            slices);
    }

    [Fact]
    public void Without_jobs_there_are_no_slices_and_no_wait_is_below_zero()
    {
        Assert.Empty(WaitHistory.Of([], Hour, Noon));
        Assert.Equal(
            0, WaitHistory.Of([new JobStart(Noon, TimeSpan.FromSeconds(-1))], Hour, Noon).Single().MedianSeconds);
    }
}
