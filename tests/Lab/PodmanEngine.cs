using Boxyard.Tests.Agent;

namespace Boxyard.Tests.Lab;

/// <summary>podman with a store of its own, and an image made of this machine's busybox.</summary>
internal sealed class PodmanEngine
{
    public const string Image = "localhost/busybox:1";

    /// <summary>What podman needs where it may not raise limits and has control groups of both versions.</summary>
    public const string Configuration = """
        [containers]
        default_ulimits=["nofile=20000:20000","nproc=32768:32768"]
        [engine]
        cgroup_manager="cgroupfs"
        events_logger="file"
        runtime="runc"

        """;

    private const string ConfigurationName = "containers.conf";

    private readonly string[] _options;
    private readonly string _configuration;

    private PodmanEngine(string folder)
    {
        _options = ["--root", Path.Combine(folder, "root"), "--runroot", Path.Combine(folder, "run")];
        _configuration = Path.Combine(folder, ConfigurationName);
    }

    public static async Task<PodmanEngine> CreateAsync(string folder)
    {
        var engine = new PodmanEngine(folder);
        await WriteConfigurationAsync(folder);
        await engine.CallAsync("import", await MakeImageAsync(folder), Image);
        return engine;
    }

    /// <summary>The archive of an image that has this machine's busybox.</summary>
    public static async Task<string> MakeImageAsync(string folder)
    {
        await LabFolder.RunAsync(
            "sh", "-ec",
            """
            mkdir -p "$0/image/bin" "$0/image/tmp"
            cp "$(command -v busybox)" "$0/image/bin/busybox"
            for applet in sh sleep uname; do ln -s busybox "$0/image/bin/$applet"; done
            tar -C "$0/image" -cf "$0/image.tar" .
            """,
            folder);
        return Path.Combine(folder, "image.tar");
    }

    /// <summary>Writes podman's settings into a folder; their path.</summary>
    public static async Task<string> WriteConfigurationAsync(string folder)
    {
        var path = Path.Combine(folder, ConfigurationName);
        await File.WriteAllTextAsync(path, Configuration);
        return path;
    }

    public AgentProcess StartAgent(LabSilo silo, string state, string group)
    {
        string[] options = [.. _options.Select((option, index) => $"--Agent:EngineOptions:{index}={option}")];
        return AgentProcess.Start(
            new Dictionary<string, string> { ["CONTAINERS_CONF"] = _configuration },
            [
                "--silo", silo.Address.ToString(), "--state", state, "--group", group, "--driver", "container",
                "--Agent:Boxes:0:Memory", "256", "--Agent:Engine", "podman", "--Agent:PullImages", "false",
                "--Agent:RetryDelay", "00:00:00.2", .. options,
            ]);
    }

    /// <summary>The names of all containers, also of those that have ended.</summary>
    public Task<string> ListContainersAsync() => CallAsync("ps", "--all", "--format", "{{.Names}}");

    private Task<string> CallAsync(params string[] command) =>
        LabFolder.RunAsync("env", [$"CONTAINERS_CONF={_configuration}", "podman", .. _options, .. command]);
}
