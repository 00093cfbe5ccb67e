using Boxyard.Client;
using Boxyard.Dashboard.Apps;

namespace Boxyard.Tests.Dashboard;

public sealed class ProfileLineTests
{
    [Fact]
    public void A_long_run_is_drawn_with_fewer_points_and_all_of_its_peaks()
    {
        ProfileSample[] series =
        [
            .. Enumerable.Range(0, 601).Select(second => new ProfileSample
            {
                At = second,
                CpuPercent = second == 400 ? 250 : 10,
                MemoryBytes = second == 401 ? 99 : 5,
            }),
        ];

        var line = ProfileLine.Of("a", series);

        Assert.Equal(201, line.Samples.Count);
        Assert.Equal(new ProfileSample { At = 399, CpuPercent = 250, MemoryBytes = 99 }, line.Samples[133]);
        Assert.Equal(series[..300], ProfileLine.Of("b", series[..300]).Samples);
    }
}
