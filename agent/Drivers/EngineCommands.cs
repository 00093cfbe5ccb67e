using System.Globalization;
using Boxyard.Agent.Boxes;

namespace Boxyard.Agent.Drivers;

/// <summary>The command lines for a container engine; podman and docker take the same.</summary>
internal static class EngineCommands
{
    /// <summary>What the box may write to, as it sees it.</summary>
    private const string BoxFolder = "/boxyard";
    private const string ConsoleFile = "/boxyard-console";
    private const string Guest = "/lkp/lkp/src";
    /// <summary>
    /// Leaves the claim and the exit in the box's folder, which tell a next start of the agent what it was; the agent
    /// removes them, whosever they are. The busybox that does it may be among what goes, so each step is one call.
    /// </summary>
    private const string CleanScript = """
        $1 find "$3" -mindepth 1 -maxdepth 1 -type d -exec $1 rm -rf {} +
        $1 chmod 777 "$2" "$3"
        $1 find "$2" -mindepth 1 -maxdepth 1 -exec $1 rm -rf {} +
        """;

    private const string Format = "{{.State.Running}} {{.State.Pid}} {{.State.ExitCode}} {{.State.OOMKilled}}";

    public static IReadOnlyList<string> HasImage(string image) => ["image", "inspect", "--format", "{{.Id}}", image];

    public static IReadOnlyList<string> Pull(string image) => ["pull", "--quiet", image];

    public static IReadOnlyList<string> Inspect(RunRecord run) =>
        ["container", "inspect", "--format", Format, NameOf(run)];

    public static IReadOnlyList<string> Remove(RunRecord run) => ["rm", "--force", "--volumes", NameOf(run)];

    /// <summary>A container with the guest and the job at /lkp, whose first process is the launch script.</summary>
    public static IReadOnlyList<string> Run(
        BoxPlan box, RunRecord run, string image, AgentOptions options, GuestEntry entry) =>
    [
        "run", "--detach", "--pull", "never", "--name", NameOf(run), "--hostname", box.Name,
        "--network", options.ContainerNetwork,
        "--label", $"boxyard.box={box.Name}",
        .. box.Cpus > 0 ? ["--cpus", box.Cpus.ToString(CultureInfo.InvariantCulture)] : Array.Empty<string>(),
        "--memory", $"{box.MemoryMiB}m",
        "--volume", $"{run.RootFolder}/lkp:/lkp",
        "--volume", $"{run.OutFolder}:{BoxFolder}",
        "--volume", $"{run.ConsolePath}:{ConsoleFile}",
        "--env", $"{ProcessTree.MarkName}={BoxFolder}",
        "--env", $"BOXYARD_CONSOLE={ConsoleFile}",
        "--env", "BOXYARD_CONTAINED=container",
        .. options.ContainerOptions,
        "--entrypoint", entry.HasBusybox ? $"{Guest}/bin/busybox" : "/bin/sh", image,
        .. entry.HasBusybox ? ["sh"] : Array.Empty<string>(),
        "-c", Launcher.Script, "launch",
        .. entry.HasBusybox ? [$"{Guest}/bin/busybox", "sh"] : new[] { "/bin/sh" },
        $"{Guest}/{entry.Program}",
    ];

    /// <summary>
    /// Without root, by podman: removes what a box wrote, in the namespace whose users it belongs to.
    /// </summary>
    public static IReadOnlyList<string> Unshare(RunRecord run) =>
        ["unshare", "sh", "-c", CleanScript, "clean", "", $"{run.RootFolder}/lkp", run.OutFolder];

    /// <summary>
    /// The same by an engine whose containers write as root: by one of them, which sees what the box saw and no more.
    /// </summary>
    public static IReadOnlyList<string> Clean(RunRecord run, GuestEntry entry) =>
    [
        "run", "--rm", "--pull", "never", "--network", "none",
        "--volume", $"{run.RootFolder}/lkp:/lkp", "--volume", $"{run.OutFolder}:{BoxFolder}",
        "--entrypoint", entry.HasBusybox ? $"{Guest}/bin/busybox" : "/bin/sh", run.Image,
        .. entry.HasBusybox ? ["sh"] : Array.Empty<string>(),
        "-c", CleanScript, "clean", entry.HasBusybox ? $"{Guest}/bin/busybox" : "", "/lkp", BoxFolder,
    ];

    private static string NameOf(RunRecord run) => $"boxyard-{run.RunName}";
}
