using Boxyard.Agent.Boxes;
using Boxyard.Agent.Silo;

namespace Boxyard.Agent.Drivers;

/// <summary>
/// Boxes that are processes of the agent's own user, with folders of their own and no wall around them. The guest runs
/// as in a container: it leaves the machine alone.
/// </summary>
internal sealed class ProcessDriver(BoxFiles files, Launcher launcher) : IBoxDriver
{
    /// <summary>The variable by which a guest knows that it is not alone on its machine.</summary>
    private const string Contained = "BOXYARD_CONTAINED";

    public string ConsoleStream => "console";

    public async Task<RunRecord> PrepareAsync(
        BoxPlan box, RunRecord run, BootOffer offer, CancellationToken cancellationToken)
    {
        var fetched = await files.FetchGuestAsync(run, offer, cancellationToken);
        CheckGuest(run);
        return fetched with { Cgroup = ControlGroup.TryCreate(run.RunName) };
    }

    public Task StartAsync(BoxPlan box, RunRecord run, CancellationToken cancellationToken) =>
        launcher.StartAsync(run, VariablesOf(run), CommandOf(run), cancellationToken);

    public Task<HostProcess?> FindAsync(RunRecord run, CancellationToken cancellationToken) =>
        Task.FromResult(launcher.Find(run));

    public Task<BoxExit> FindExitAsync(RunRecord run, CancellationToken cancellationToken) =>
        Task.FromResult(Launcher.FindExit(run));

    public Task StopAsync(RunRecord run, CancellationToken cancellationToken) =>
        launcher.StopAsync(run, cancellationToken);

    public static IReadOnlyList<string> CommandOf(RunRecord run)
    {
        var guest = BoxFiles.GuestFolder(run);
        return [$"{guest}/bin/busybox", "sh", $"{guest}/bin/lkp-bootstrap"];
    }

    public static IReadOnlyDictionary<string, string> VariablesOf(RunRecord run) => new Dictionary<string, string>
    {
        [Contained] = "process",
        ["BOXYARD_SCHEDULED"] = Path.Join(run.RootFolder, "lkp/scheduled"),
        ["BOXYARD_WORK"] = Path.Join(run.Folder, "work"),
        ["BOXYARD_RESULT"] = Path.Join(run.Folder, "result"),
        ["BOXYARD_CGROUP"] = run.Cgroup ?? Path.Join(run.Folder, "no-cgroup"),
    };

    /// <summary>Any other guest takes the host for a machine of its own: it names it anew and restarts it.</summary>
    private static void CheckGuest(RunRecord run)
    {
        var network = Path.Join(BoxFiles.GuestFolder(run), "lib/network.sh");
        if (!File.Exists(network) || !File.ReadAllText(network).Contains(Contained, StringComparison.Ordinal))
        {
            throw new BoxStartException(
                "initrd_broken",
                "The guest in the lkp archive is not made for process boxes. Make the archive anew with guest/build.");
        }
    }
}
