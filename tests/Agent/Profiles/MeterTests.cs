using Boxyard.Agent.Profiles;
using Boxyard.Tests.Storage;

namespace Boxyard.Tests.Agent.Profiles;

/// <summary>What boxes tell of themselves, read from texts as kernels and tools write them.</summary>
public sealed class MeterTests
{
    [Fact]
    public void Control_groups_of_the_first_version_are_read()
    {
        using var root = new TestFolder();
        Write(root, "cpuacct/b/cpuacct.usage", "1500000000\n");
        Write(root, "memory/b/memory.usage_in_bytes", "5000\n");
        Write(root, "memory/b/memory.max_usage_in_bytes", "9000\n");
        Write(root, "memory/b/memory.stat", "inactive_file 7\ntotal_inactive_file 1000\n");
        Write(
            root,
            "blkio/b/blkio.throttle.io_service_bytes_recursive",
            "8:0 Read 100\n8:0 Write 20\n8:16 Read 3\n8:16 Write 4\nTotal 127\n");

        Assert.Equal(
            new Usage { CpuSeconds = 1.5, MemoryBytes = 4000, PeakBytes = 9000, ReadBytes = 103, WrittenBytes = 24 },
            UsageMeter.Find(CgroupFolders.Of("b", root.Path)));
        Assert.Equal(
            Path.Join(root.Path, "memory", "/x/y"),
            CgroupFolders.OfProcess(["4:memory:/x/y", "2:cpu,cpuacct:/", "1:blkio:/", "0::/"], root.Path)!.Memory);
        Assert.Null(UsageMeter.Find(CgroupFolders.Of("other", root.Path)));
    }

    [Fact]
    public void Control_groups_of_the_second_version_are_read()
    {
        using var root = new TestFolder();
        Write(root, "cgroup.controllers", "cpu io memory\n");
        Write(root, "b/cpu.stat", "usage_usec 2500000\nuser_usec 1\n");
        Write(root, "b/memory.current", "5000\n");
        Write(root, "b/memory.peak", "9000\n");
        Write(root, "b/memory.stat", "anon 1\ninactive_file 1000\n");
        Write(root, "b/io.stat", "8:0 rbytes=100 wbytes=20 rios=1\n8:16 rbytes=3 wbytes=4\n");

        Assert.Equal(
            new Usage { CpuSeconds = 2.5, MemoryBytes = 4000, PeakBytes = 9000, ReadBytes = 103, WrittenBytes = 24 },
            UsageMeter.Find(CgroupFolders.OfProcess(["0::/b"], root.Path)!));
    }

    [Fact]
    public void The_network_is_summed_without_the_loopback() => Assert.Equal(
        (150, 27),
        NetworkMeter.Sum(
            [
                "Inter-|   Receive  |  Transmit", " face |bytes    packets errs drop fifo frame compressed multicast",
                "    lo:    1000 1 0 0 0 0 0 0 1000 1 0 0 0 0 0 0", "  eth0: 100 1 0 0 0 0 0 0 20 1 0 0 0 0 0 0",
                "  eth1:50 1 0 0 0 0 0 0 7 1 0 0 0 0 0 0",
            ]));

    [Fact]
    public void Graphics_processors_are_read_as_their_tools_print_them()
    {
        var cards = new NvidiaCards();
        Assert.Null(cards.Read("0, [N/A], [N/A]"));
        Assert.Equal(new GpuReading(50, 100L << 20), cards.Read("0, 50, 100"));
        Assert.Equal(new GpuReading(25, 300L << 20), cards.Read("1, 0, 200"));
        Assert.Equal(new GpuReading(45, 250L << 20), cards.Read("0, 90, 50"));
        Assert.Equal(new GpuReading(45, 250L << 20), cards.Read(""));
        Assert.Equal(
            new GpuReading(38, null), GpuReading.OfTegra("RAM 1903/7846MB EMC_FREQ 0% GR3D_FREQ 38%@1109 APE 25"));
        Assert.Null(GpuReading.OfTegra("RAM 1903/7846MB"));
    }

    [Fact]
    public void Temperatures_go_by_the_names_of_their_zones()
    {
        using var root = new TestFolder();
        Write(root, "thermal_zone0/type", "cpu\n");
        Write(root, "thermal_zone0/temp", "45500\n");
        Write(root, "thermal_zone1/type", "cpu\n");
        Write(root, "thermal_zone1/temp", "-1000\n");
        Write(root, "thermal_zone2/type", "off\n");

        Assert.Equal(
            [new("cpu", 45.5), new("cpu.thermal_zone1", -1.0)], Temperatures.Read(root.Path).ToArray());
        Assert.Empty(Temperatures.Read(Path.Join(root.Path, "none")));
    }

    private static void Write(TestFolder root, string path, string text)
    {
        var file = Path.Join(root.Path, path);
        Directory.CreateDirectory(Path.GetDirectoryName(file)!);
        File.WriteAllText(file, text);
    }
}
