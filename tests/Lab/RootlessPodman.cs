using Boxyard.Tests.Agent;

namespace Boxyard.Tests.Lab;

/// <summary>
/// podman of a user without root, who is made where there is none, with a store of its own and the image of
/// `PodmanEngine`. The user stays on the machine.
/// </summary>
internal sealed class RootlessPodman : IDisposable
{
    private const string User = "boxyard-lab";

    /// <summary>As that user: exactly one process, which a signal reaches.</summary>
    private static readonly string[] AsUser =
        ["setpriv", "--reuid", User, "--regid", User, "--init-groups", "--"];

    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("boxyard-rootless-");

    private string ConfigurationPath => Path.Combine(_folder.FullName, "containers.conf");

    private string[] Options =>
        ["--root", Path.Combine(_folder.FullName, "root"), "--runroot", Path.Combine(_folder.FullName, "run")];

    private Dictionary<string, string> Variables => new()
    {
        ["CONTAINERS_CONF"] = ConfigurationPath,
        ["HOME"] = _folder.FullName,
        ["XDG_RUNTIME_DIR"] = Path.Combine(_folder.FullName, "runtime"),
    };

    public static async Task<RootlessPodman> CreateAsync(string image)
    {
        var podman = new RootlessPodman();
        await LabFolder.RunAsync("sh", "-ec", $"id {User} > /dev/null 2>&1 || useradd --create-home {User}");
        await File.WriteAllTextAsync(podman.ConfigurationPath, PodmanEngine.Configuration);
        await podman.PrepareAsync(image);
        await podman.CallAsync("import", Path.Combine(podman._folder.FullName, "image.tar"), PodmanEngine.Image);
        return podman;
    }

    public AgentProcess StartAgent(LabSilo silo, string group)
    {
        string[] options = [.. Options.Select((option, index) => $"--Agent:EngineOptions:{index}={option}")];
        return AgentProcess.StartBy(
            AsUser,
            Path.Combine(_folder.FullName, "agent"),
            Variables,
            [
                "--silo", silo.Address.ToString(), "--state", Path.Combine(_folder.FullName, "state"),
                "--group", group, "--driver", "container", "--Agent:Boxes:0:Memory", "256",
                "--Agent:Engine", "podman", "--Agent:PullImages", "false", "--Agent:RetryDelay", "00:00:00.2",
                .. options,
            ]);
    }

    /// <summary>The folders of the runs that the agent remembers.</summary>
    public string[] ListRuns() => Directory.GetDirectories(Path.Combine(_folder.FullName, "state", "runs"));

    public Task<string> ListContainersAsync() => CallAsync("ps", "--all", "--format", "{{.Names}}");

    public void Dispose() => _folder.Delete(recursive: true);

    /// <summary>All that the user needs is put where the user may read it: the checkout may be root's alone.</summary>
    private Task<string> PrepareAsync(string image) => LabFolder.RunAsync(
        "sh", "-ec",
        """
        cp "$1" "$0/image.tar"
        cp -r "$2" "$0/agent"
        mkdir "$0/runtime" "$0/state"
        chmod 700 "$0/runtime"
        chown -R "$3:$3" "$0"
        """,
        _folder.FullName,
        image,
        ProgramFolder(),
        User);

    /// <summary>The agent's own output, beside that of the tests.</summary>
    private static string ProgramFolder()
    {
        var output = new DirectoryInfo(AppContext.BaseDirectory);
        var parts = output.FullName.TrimEnd('/').Split('/');
        return Path.Combine([LabFolder.Checkout, "agent", .. parts[^4..]]);
    }

    private Task<string> CallAsync(params string[] command) => LabFolder.RunAsync(
        AsUser[0],
        [
            .. AsUser[1..], "env", "-C", _folder.FullName, .. Variables.Select(pair => $"{pair.Key}={pair.Value}"),
            "podman", .. Options, .. command,
        ]);
}
