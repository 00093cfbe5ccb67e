using Boxyard.Agent.Drivers;

namespace Boxyard.Tests.Agent;

public sealed class ControlGroupTests
{
    private const string Unified = "proc /proc proc rw 0 0\ncgroup2 /sys/fs/cgroup cgroup2 rw 0 0\n";

    [Theory]
    [InlineData(Unified, "0::/system.slice/agent.service\n", "/sys/fs/cgroup/system.slice/agent.service")]
    [InlineData(Unified, "0::/\n", "/sys/fs/cgroup")]
    [InlineData("cgroup2 /sys/fs/cgroup/unified cgroup2 rw 0 0\n", "1:cpu:/a\n0::/b\n", "/sys/fs/cgroup/unified/b")]
    [InlineData("tmpfs /sys/fs/cgroup tmpfs rw 0 0\n", "1:cpu:/a\n0::/\n", null)]
    [InlineData(Unified, "1:cpu:/a\n", null)]
    public void The_agent_s_own_group_is_below_the_mount(string mounts, string groups, string? folder) =>
        Assert.Equal(folder, ControlGroup.FindOwn(mounts, groups));
}
