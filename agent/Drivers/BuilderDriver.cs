using Boxyard.Agent.Boxes;
using Boxyard.Agent.Builds;
using Boxyard.Agent.Profiles;
using Boxyard.Agent.Silo;

namespace Boxyard.Agent.Drivers;

/// <summary>
/// Boxes that build images and measure them. What runs is this program again, as a process of its own that knows
/// neither the silo nor a token; the agent speaks for it.
/// </summary>
internal sealed class BuilderDriver(AgentOptions options, Launcher launcher, ProgramRunner programs) : IBoxDriver
{
    /// <summary>The job's section `build`, in the run's folder.</summary>
    public const string JobPath = "root/lkp/scheduled/build.json";

    private const long BytesPerMiB = 1 << 20;

    /// <summary>
    /// In a process namespace of its own everything dies with its first process, in whatever container it is, and
    /// mounts go with it. Only root can make one that podman can work in. Docker's containers are its daemon's and
    /// would be outside, and their processes not to be seen from within.
    /// </summary>
    private static readonly string[] Wall =
        ["unshare", "--pid", "--fork", "--kill-child", "--mount", "--mount-proc", "--"];

    /// <summary>Of the agent's variables those that say how its host reaches others, and its engine.</summary>
    private static readonly string[] PassedOn =
    [
        "CONTAINERS_", "BUILDAH_", "DOCKER_HOST", "DOCKER_BUILDKIT", "XDG_RUNTIME_DIR", "HTTP_PROXY", "HTTPS_PROXY",
        "NO_PROXY", "SSL_CERT_", "DOTNET_ROOT",
    ];

    public string ConsoleStream => "console";

    public async Task<RunRecord> PrepareAsync(
        BoxPlan box, RunRecord run, BootOffer offer, CancellationToken cancellationToken)
    {
        if (!File.Exists(Path.Join(run.Folder, JobPath)))
        {
            throw new BoxStartException("load_disk_fail", "This box only builds, and the job has no section `build`.");
        }

        await OrderOf(box, run).WriteAsync(run.Folder, cancellationToken);
        return run with { Cgroup = ControlGroup.TryCreate(run.RunName), GuestBeats = false, AgentReports = true };
    }

    public Task StartAsync(BoxPlan box, RunRecord run, CancellationToken cancellationToken) =>
        launcher.StartAsync(
            run,
            Variables(),
            CommandOf(run, HasWall(Engine, Environment.IsPrivilegedProcess)),
            cancellationToken);

    public Task<HostProcess?> FindAsync(RunRecord run, CancellationToken cancellationToken) =>
        Task.FromResult(launcher.Find(run));

    public Task<BoxExit> FindExitAsync(RunRecord run, CancellationToken cancellationToken) =>
        Task.FromResult(Launcher.FindExit(run));

    public async Task StopAsync(RunRecord run, CancellationToken cancellationToken)
    {
        await launcher.StopAsync(run, cancellationToken);
        var store = PodmanStore.Of(options, run.Box);
        // One that was killed has left containers and images half done, and nobody can tell which.
        if (run.Exit?.Code is null || FolderSize.Of(store.Folder) > options.MaxBuildStore * BytesPerMiB)
        {
            await RemoveAsync(run, store, cancellationToken);
        }
    }

    public static bool HasWall(string engine, bool isPrivileged) => isPrivileged && BoxPlan.IsPodman(engine);

    public static IReadOnlyList<string> CommandOf(RunRecord run, bool hasWall)
    {
        var program = Environment.ProcessPath!;
        var library = typeof(BuilderDriver).Assembly.Location;
        return
        [
            .. hasWall ? Wall : [], program,
            .. Path.GetFileName(program) == "dotnet" ? [library] : Array.Empty<string>(), BuildWorker.Word, run.Folder,
        ];
    }

    private string Engine => BoxPlan.FindEngine(options) ?? "podman";

    private static Dictionary<string, string> Variables() => Environment.GetEnvironmentVariables()
        .Cast<System.Collections.DictionaryEntry>()
        .Where(entry => PassedOn.Any(
            name => ((string)entry.Key).StartsWith(name, StringComparison.OrdinalIgnoreCase)))
        .ToDictionary(entry => (string)entry.Key, entry => (string)entry.Value!, StringComparer.Ordinal);

    private BuildOrder OrderOf(BoxPlan box, RunRecord run) => new()
    {
        Engine = Engine,
        EngineOptions = [.. options.EngineOptions],
        BuildOptions = [.. options.BuildOptions],
        Network = options.ContainerNetwork,
        StoreFolder = PodmanStore.Of(options, box.Name).Folder,
        RunFolder = PodmanStore.Of(options, box.Name).RunFolder,
        LocalImage = LocalImageOf(run),
        ContainerName = NameOf(run),
        Cpus = box.Cpus,
        MemoryMiB = box.MemoryMiB,
        Registry = options.Registry,
        RegistryInsecure = options.RegistryInsecure,
        RegistryAuthFile = options.RegistryAuthFile is { } file ? Path.GetFullPath(file) : null,
        GitProtocols = options.GitProtocols,
        AllowInsideAddresses = options.AllowInsideAddresses,
        CloneTimeout = options.CloneTimeout,
        MaxCloneMiB = options.MaxClone,
        SshKeyFile = options.SshKeyFile is { } key ? Path.GetFullPath(key) : null,
        SshKnownHostsFile = options.SshKnownHostsFile is { } known ? Path.GetFullPath(known) : null,
        MoveTimeout = options.StartTimeout,
    };

    private async Task RemoveAsync(RunRecord run, PodmanStore store, CancellationToken cancellationToken)
    {
        CgroupFolders.Remove(NameOf(run));
        if (!BoxPlan.IsPodman(Engine))
        {
            await CallAsync(["rm", "--force", "--volumes", NameOf(run)], cancellationToken);
            await CallAsync(["rmi", "--force", LocalImageOf(run)], cancellationToken);
        }
        else if (Directory.Exists(store.Folder))
        {
            var folders = new[] { store.Folder, store.RunFolder };
            if (!Environment.IsPrivilegedProcess)
            {
                // Its files belong to users that only podman's own namespace knows.
                await CallAsync(["unshare", "rm", "-rf", .. folders], cancellationToken);
            }

            foreach (var folder in folders.Where(Directory.Exists))
            {
                Directory.Delete(folder, recursive: true);
            }
        }
    }

    private Task<ProgramOutcome> CallAsync(IReadOnlyList<string> command, CancellationToken cancellationToken) =>
        programs.RunAsync(
            Engine, [.. options.EngineOptions, .. command], options.StartTimeout, cancellationToken);

    /// <summary>The tag has the eight digits by which no two runs are named alike.</summary>
    private static string LocalImageOf(RunRecord run) => $"localhost/boxyard-build:{run.ShownId}-{run.RunName[^8..]}";

    private static string NameOf(RunRecord run) => $"boxyard-{run.RunName}";
}
