using System.Security.Cryptography;
using System.Text;
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
    /// mounts go with it. Only root can make one that engines can work in.
    /// </summary>
    private static readonly string[] Wall =
        ["unshare", "--pid", "--fork", "--kill-child", "--mount", "--mount-proc", "--"];

    /// <summary>Of the agent's variables those that say how its host reaches others, and its engine.</summary>
    private static readonly string[] PassedOn =
    [
        "CONTAINERS_", "BUILDAH_", "DOCKER_HOST", "DOCKER_BUILDKIT", "XDG_RUNTIME_DIR", "HTTP_PROXY", "HTTPS_PROXY",
        "NO_PROXY", "SSL_CERT_", "SSH_AUTH_SOCK", "DOTNET_ROOT",
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
        launcher.StartAsync(run, Variables(), CommandOf(run, Environment.IsPrivilegedProcess), cancellationToken);

    public Task<HostProcess?> FindAsync(RunRecord run, CancellationToken cancellationToken) =>
        Task.FromResult(launcher.Find(run));

    public Task<BoxExit> FindExitAsync(RunRecord run, CancellationToken cancellationToken) =>
        Task.FromResult(Launcher.FindExit(run));

    public async Task StopAsync(RunRecord run, CancellationToken cancellationToken)
    {
        await launcher.StopAsync(run, cancellationToken);
        var store = StoreOf(run.Box);
        // One that was killed has left containers and images half done, and nobody can tell which.
        if (run.Exit?.Code is null || SizeOf(store) > options.MaxBuildStore * BytesPerMiB)
        {
            await RemoveAsync(run, store, cancellationToken);
        }
    }

    public static IReadOnlyList<string> CommandOf(RunRecord run, bool isPrivileged)
    {
        var program = Environment.ProcessPath!;
        var library = typeof(BuilderDriver).Assembly.Location;
        return
        [
            .. isPrivileged ? Wall : [], program,
            .. Path.GetFileName(program) == "dotnet" ? [library] : Array.Empty<string>(), BuildWorker.Word, run.Folder,
        ];
    }

    private static Dictionary<string, string> Variables() => Environment.GetEnvironmentVariables()
        .Cast<System.Collections.DictionaryEntry>()
        .Where(entry => PassedOn.Any(
            name => ((string)entry.Key).StartsWith(name, StringComparison.OrdinalIgnoreCase)))
        .ToDictionary(entry => (string)entry.Key, entry => (string)entry.Value!, StringComparer.Ordinal);

    private BuildOrder OrderOf(BoxPlan box, RunRecord run) => new()
    {
        Engine = BoxPlan.FindEngine(options) ?? "podman",
        EngineOptions = [.. options.EngineOptions],
        BuildOptions = [.. options.BuildOptions],
        Network = options.ContainerNetwork,
        StoreFolder = StoreOf(box.Name),
        RunFolder = RunFolderOf(StoreOf(box.Name)),
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
        MoveTimeout = options.StartTimeout,
    };

    private async Task RemoveAsync(RunRecord run, string store, CancellationToken cancellationToken)
    {
        CgroupFolders.Remove(NameOf(run));
        if (Path.GetFileName(BoxPlan.FindEngine(options)) != "podman")
        {
            await CallAsync(["rm", "--force", "--volumes", NameOf(run)], cancellationToken);
            await CallAsync(["rmi", "--force", LocalImageOf(run)], cancellationToken);
        }
        else if (Directory.Exists(store))
        {
            var folders = new[] { store, RunFolderOf(store) };
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
            BoxPlan.FindEngine(options) ?? "podman",
            [.. options.EngineOptions, .. command],
            options.StartTimeout,
            cancellationToken);

    private string StoreOf(string box) => Path.Join(Path.GetFullPath(options.StateDirectory), "images", box);

    private static string RunFolderOf(string store)
    {
        var hash = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(store)).AsSpan(0, 4));
        var root = Environment.IsPrivilegedProcess
            ? "/run"
            : Environment.GetEnvironmentVariable("XDG_RUNTIME_DIR") ?? "/tmp";
        return Path.Join(root, $"boxyard-{hash}");
    }

    /// <summary>The tag has the eight digits by which no two runs are named alike.</summary>
    private static string LocalImageOf(RunRecord run) => $"localhost/boxyard-build:{run.ShownId}-{run.RunName[^8..]}";

    private static string NameOf(RunRecord run) => $"boxyard-{run.RunName}";

    private static long SizeOf(string folder) => !Directory.Exists(folder) ? 0 : Directory
        .EnumerateFiles(folder, "*", new EnumerationOptions
        {
            RecurseSubdirectories = true,
            IgnoreInaccessible = true,
            AttributesToSkip = FileAttributes.ReparsePoint,
        })
        .Sum(path => new FileInfo(path) is { Exists: true } file ? file.Length : 0);
}
