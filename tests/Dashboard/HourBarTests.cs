using Boxyard.Client;
using Boxyard.Dashboard.Home;

namespace Boxyard.Tests.Dashboard;

public class HourBarTests
{
    [Fact]
    public void Each_hour_has_a_bar_also_without_jobs()
    {
        var hour = new DateTimeOffset(2026, 11, 22, 23, 0, 0, TimeSpan.Zero);
        var throughput = new Throughput
        {
            Now = hour.AddHours(1).AddMinutes(5),
            Ends =
            [
                new HourlyEnds { Hour = hour.AddHours(-9), Outcome = JobState.Succeeded, JobCount = 99 },
                new HourlyEnds { Hour = hour, Outcome = JobState.Succeeded, JobCount = 3 },
                new HourlyEnds { Hour = hour, Outcome = JobState.Crashed, JobCount = 1 },
                new HourlyEnds { Hour = hour, Outcome = JobState.TimedOut, JobCount = 1 },
                new HourlyEnds { Hour = hour, Outcome = JobState.Lost, JobCount = 4 },
            ],
        };

        var bars = HourBar.Of(throughput, 3);

        Assert.Equal(
            [
                new HourBar(hour.AddHours(-1), 0, 0, 0), new HourBar(hour, 3, 2, 4), new HourBar(hour.AddHours(1), 0, 0, 0),
            ],
            bars);
        Assert.Equal(["22:00", "23:00", "00:00"], bars.Select(bar => bar.Label));
    }
}
