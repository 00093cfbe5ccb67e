namespace Boxyard.Agent;

/// <summary>Settings of the agent.</summary>
public sealed class AgentOptions
{
    public const string SectionName = "Agent";

    /// <summary>The silo's address. Default http://127.0.0.1:3000.</summary>
    public string Silo { get; set; } = "http://127.0.0.1:3000";

    /// <summary>Sent as `Authorization: Bearer` with what carries no attempt's token. Default none.</summary>
    public string? Token { get; set; }

    /// <summary>Where the agent remembers its running boxes. Default `agent-data`.</summary>
    public string StateDirectory { get; set; } = "agent-data";

    /// <summary>The boxes of this host. At least one set.</summary>
    public BoxSetOptions[] Boxes { get; set; } = [];

    /// <summary>MiB that all boxes which run or ask may take. Default 0: the host's memory less 1 GiB.</summary>
    public int Memory { get; set; }

    /// <summary>Allows boxes that are plain processes with all rights of the agent's user. Default false.</summary>
    public bool AllowProcessBoxes { get; set; }

    /// <summary>How long one request of an idle box is held by the silo. Default 60 s.</summary>
    public TimeSpan PollWait { get; set; } = TimeSpan.FromSeconds(60);

    /// <summary>The pause after the first failed request, doubled after each. Default 1 s.</summary>
    public TimeSpan RetryDelay { get; set; } = TimeSpan.FromSeconds(1);

    /// <summary>The longest pause between failed requests. Default 60 s.</summary>
    public TimeSpan MaxRetryDelay { get; set; } = TimeSpan.FromSeconds(60);

    /// <summary>How long a short request to the silo may take. Default 30 s.</summary>
    public TimeSpan RequestTimeout { get; set; } = TimeSpan.FromSeconds(30);

    /// <summary>How often it is looked whether a running box's attempt is still wanted. Default 10 s.</summary>
    public TimeSpan WatchInterval { get; set; } = TimeSpan.FromSeconds(10);

    /// <summary>How often what a box's console has new is uploaded. Default 2 s.</summary>
    public TimeSpan ConsoleInterval { get; set; } = TimeSpan.FromSeconds(2);

    /// <summary>
    /// MiB of a box's console that may be unsent while the silo is away, 2 to 1,000,000; beyond, the older half of it
    /// is dropped. Default 64.
    /// </summary>
    public int MaxUnsentConsole { get; set; } = 64;

    /// <summary>How long a box may go on after its attempt is over, before it is killed. Default 30 s.</summary>
    public TimeSpan StopGrace { get; set; } = TimeSpan.FromSeconds(30);

    /// <summary>How long fetching files or an image, or starting a box, may take each. Default 10 min.</summary>
    public TimeSpan StartTimeout { get; set; } = TimeSpan.FromMinutes(10);

    /// <summary>How long SIGTERM waits for running jobs; then they go on without the agent. Default 10 min.</summary>
    public TimeSpan DrainTimeout { get; set; } = TimeSpan.FromMinutes(10);

    /// <summary>The container engine's program. Default: podman, else docker.</summary>
    public string? Engine { get; set; }

    /// <summary>Arguments of the engine before its command, such as `--root`. Default none.</summary>
    public string[] EngineOptions { get; set; } = [];

    /// <summary>More arguments of `run`, such as `--ulimit`. Default none.</summary>
    public string[] ContainerOptions { get; set; } = [];

    /// <summary>The containers' network: the silo's address must be right in it. Default `host`.</summary>
    public string ContainerNetwork { get; set; } = "host";

    /// <summary>Whether images that are not here are pulled. Default true.</summary>
    public bool PullImages { get; set; } = true;

    /// <summary>The registry of builders, as `host[:port][/path]`. Default none: images are not pushed.</summary>
    public string Registry { get; set; } = "";

    /// <summary>Whether the registry is reached without TLS, or with a certificate of its own. Default false.</summary>
    public bool RegistryInsecure { get; set; }

    /// <summary>
    /// The file with the registry's password, as `podman login --authfile` writes it; docker wants it to be named
    /// `config.json`. Default none.
    /// </summary>
    public string? RegistryAuthFile { get; set; }

    /// <summary>What builders may clone by, as GIT_ALLOW_PROTOCOL takes it. Default `https:ssh:git`.</summary>
    public string GitProtocols { get; set; } = "https:ssh:git";

    /// <summary>
    /// Whether builders may clone, submodules too, from hosts of the inside network; their addresses are then not
    /// looked at. Default false.
    /// </summary>
    public bool AllowInsideAddresses { get; set; }

    /// <summary>How long a clone with its submodules may take. Default 10 min.</summary>
    public TimeSpan CloneTimeout { get; set; } = TimeSpan.FromMinutes(10);

    /// <summary>
    /// MiB that a clone with its submodules may take on disk, looked at every second. Default 4,096.
    /// </summary>
    public int MaxClone { get; set; } = 4096;

    /// <summary>
    /// A private key for ssh addresses, which all who build apps use by that. Needs SshKnownHostsFile. Default none:
    /// ssh has no key.
    /// </summary>
    public string? SshKeyFile { get; set; }

    /// <summary>
    /// The keys of the hosts that ssh may reach, as `known_hosts`; others are then refused. Default none: any key is
    /// taken.
    /// </summary>
    public string? SshKnownHostsFile { get; set; }

    /// <summary>More arguments of builders' `build`, such as `--pull`. Default none.</summary>
    public string[] BuildOptions { get; set; } = [];

    /// <summary>
    /// MiB of images that a builder of podman keeps for its next builds; with more it begins anew. Default 20,000.
    /// </summary>
    public int MaxBuildStore { get; set; } = 20_000;
}
