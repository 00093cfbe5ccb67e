using System.Collections.Immutable;
using Boxyard.Agent;
using Boxyard.Agent.Boxes;
using Boxyard.Agent.Drivers;

namespace Boxyard.Tests.Agent;

/// <summary>The command lines by which boxes are started, to the letter.</summary>
public sealed class CommandTests
{
    private static readonly BoxPlan Box = new()
    {
        Name = "vm-2p8g-1",
        Driver = BoxDriverKind.Qemu,
        Cpus = 1.5,
        MemoryMiB = 512,
        Queues = ImmutableArray.Create("vm-2p8g"),
    };

    private static readonly RunRecord Run = new()
    {
        Box = "vm-2p8g-1",
        Driver = BoxDriverKind.Qemu,
        ShownId = "7.2",
        RunName = "vm-2p8g-1-7.2-ab",
        Folder = "/s/runs/r",
        AttemptToken = "secret",
    };

    [Theory]
    [InlineData(true, "-accel kvm -cpu host")]
    [InlineData(false, "-accel tcg -cpu max")]
    public void A_machine_boots_the_offered_text(bool hasKvm, string accelerator) => Assert.Equal(
        $"qemu-system-x86_64 -name vm-2p8g-1 -M pc {accelerator} -smp 1 -m 512 -display none -nodefaults -no-reboot "
        + "-serial stdio -netdev user,id=n0,tftp=/s/runs/r/tftp,bootfile=boot.ipxe "
        + "-device virtio-net-pci,netdev=n0,mac=0a:6c:c0:5b:3a:4e -boot n",
        string.Join(' ', QemuDriver.CommandOf(Box, Run, hasKvm)));

    [Fact]
    public void A_container_has_the_archives_its_limits_and_our_guest()
    {
        var options = new AgentOptions { ContainerOptions = ["--pids-limit", "100"] };

        var command = EngineCommands.Run(Box, Run, "centos:7", options, new GuestEntry("bin/lkp-bootstrap", true));

        Assert.Equal(
            "run --detach --pull never --name boxyard-vm-2p8g-1-7.2-ab --hostname vm-2p8g-1 --network host "
            + "--label boxyard.box=vm-2p8g-1 --cpus 1.5 --memory 512m --volume /s/runs/r/root/lkp:/lkp "
            + "--volume /s/runs/r/out:/boxyard --volume /s/runs/r/console.log:/boxyard-console "
            + "--env BOXYARD_BOX=/boxyard --env BOXYARD_CONSOLE=/boxyard-console --env BOXYARD_CONTAINED=container "
            + "--pids-limit 100 --entrypoint /lkp/lkp/src/bin/busybox centos:7 sh -c SCRIPT launch "
            + "/lkp/lkp/src/bin/busybox sh /lkp/lkp/src/bin/lkp-bootstrap",
            string.Join(' ', command).Replace(Launcher.Script, "SCRIPT", StringComparison.Ordinal));
    }

    [Fact]
    public void What_a_container_wrote_as_root_is_removed_by_one_that_sees_no_more()
    {
        var command = EngineCommands.Clean(
            Run with { Image = "centos:7" }, new GuestEntry("bin/lkp-bootstrap", HasBusybox: true));

        Assert.Equal(
            "run --rm --pull never --network none --volume /s/runs/r/root/lkp:/lkp --volume /s/runs/r/out:/boxyard "
            + "--entrypoint /lkp/lkp/src/bin/busybox centos:7 sh -c",
            string.Join(' ', command.TakeWhile(word => !word.Contains('\n'))));
        Assert.Equal(["clean", "/lkp/lkp/src/bin/busybox", "/lkp", "/boxyard"], command.TakeLast(4));
    }

    [Fact]
    public void A_guest_of_LKP_runs_in_the_shell_of_the_image()
    {
        var entry = new GuestEntry("rootfs/addon/etc/init.d/lkp-bootstrap", HasBusybox: false);

        var command = EngineCommands.Run(Box with { Cpus = 0 }, Run, "centos:7", new AgentOptions(), entry);

        Assert.DoesNotContain("--cpus", command);
        Assert.EndsWith(
            "--entrypoint /bin/sh centos:7 -c SCRIPT launch /bin/sh /lkp/lkp/src/rootfs/addon/etc/init.d/lkp-bootstrap",
            string.Join(' ', command).Replace(Launcher.Script, "SCRIPT", StringComparison.Ordinal),
            StringComparison.Ordinal);
    }

    [Fact]
    public void A_process_runs_the_guest_in_folders_of_its_own()
    {
        Assert.Equal(
            "/s/runs/r/root/lkp/lkp/src/bin/busybox sh /s/runs/r/root/lkp/lkp/src/bin/lkp-bootstrap",
            string.Join(' ', ProcessDriver.CommandOf(Run)));
        Assert.Equal(
            [
                "BOXYARD_CGROUP=/s/runs/r/no-cgroup", "BOXYARD_CONTAINED=process", "BOXYARD_RESULT=/s/runs/r/result",
                "BOXYARD_SCHEDULED=/s/runs/r/root/lkp/scheduled", "BOXYARD_WORK=/s/runs/r/work",
            ],
            ProcessDriver.VariablesOf(Run).Select(one => $"{one.Key}={one.Value}").Order(StringComparer.Ordinal));
    }

    [Fact]
    public void The_engine_s_other_commands_name_the_run_s_container()
    {
        Assert.Equal(
            "container inspect --format {{.State.Running}} {{.State.Pid}} {{.State.ExitCode}} {{.State.OOMKilled}} "
            + "boxyard-vm-2p8g-1-7.2-ab",
            string.Join(' ', EngineCommands.Inspect(Run)));
        Assert.Equal(
            "rm --force --volumes boxyard-vm-2p8g-1-7.2-ab", string.Join(' ', EngineCommands.Remove(Run)));
        Assert.Equal("pull --quiet centos:7", string.Join(' ', EngineCommands.Pull("centos:7")));
    }
}
