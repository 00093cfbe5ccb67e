using System.Globalization;
using Boxyard.Agent.Boxes;
using Boxyard.Agent.Silo;

namespace Boxyard.Agent.Drivers;

/// <summary>
/// Boxes that are virtual machines, booted by the iPXE of their network card. They get the text that the agent was
/// given, and load kernel and archives from the silo themselves, as real boxes do.
/// </summary>
internal sealed class QemuDriver(Launcher launcher) : IBoxDriver
{
    private const string Program = "qemu-system-x86_64";
    private const string ScriptName = "boot.ipxe";

    public string ConsoleStream => "serial";

    public async Task<RunRecord> PrepareAsync(
        BoxPlan box, RunRecord run, BootOffer offer, CancellationToken cancellationToken)
    {
        // Would the machine ask the silo for its text itself, it could come too late and be given another job.
        Directory.CreateDirectory(TftpFolder(run));
        await File.WriteAllTextAsync(Path.Join(TftpFolder(run), ScriptName), offer.BootText, cancellationToken);
        return run with { Cgroup = ControlGroup.TryCreate(run.RunName) };
    }

    public Task StartAsync(BoxPlan box, RunRecord run, CancellationToken cancellationToken) => launcher.StartAsync(
        run, new Dictionary<string, string>(), CommandOf(box, run, HostFacts.HasKvm()), cancellationToken);

    public Task<HostProcess?> FindAsync(RunRecord run, CancellationToken cancellationToken) =>
        Task.FromResult(launcher.Find(run));

    public Task<BoxExit> FindExitAsync(RunRecord run, CancellationToken cancellationToken) =>
        Task.FromResult(Launcher.FindExit(run));

    public Task StopAsync(RunRecord run, CancellationToken cancellationToken) =>
        launcher.StopAsync(run, cancellationToken);

    public static IReadOnlyList<string> CommandOf(BoxPlan box, RunRecord run, bool hasKvm) =>
    [
        Program, "-name", box.Name, "-M", "pc",
        .. hasKvm ? ["-accel", "kvm", "-cpu", "host"] : new[] { "-accel", "tcg", "-cpu", "max" },
        "-smp", Math.Max(1, (int)box.Cpus).ToString(CultureInfo.InvariantCulture),
        "-m", box.MemoryMiB.ToString(CultureInfo.InvariantCulture),
        // Standard output is the run's console file: what QEMU itself complains of stands there too.
        "-display", "none", "-nodefaults", "-no-reboot", "-serial", "stdio",
        "-netdev", $"user,id=n0,tftp={TftpFolder(run)},bootfile={ScriptName}",
        "-device", $"virtio-net-pci,netdev=n0,mac={box.Mac.Replace('-', ':')}", "-boot", "n",
    ];

    private static string TftpFolder(RunRecord run) => Path.Join(run.Folder, "tftp");
}
