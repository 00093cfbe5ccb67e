namespace Boxyard.Apps;

/// <summary>The app registry.</summary>
public sealed class AppOptions
{
    public const string SectionName = "Apps";

    /// <summary>
    /// A port of `--urls` on which the registry has its paths without `/ecr`, as its clients know it: 5000 of old.
    /// Default 0: none.
    /// </summary>
    public int Port { get; set; }

    /// <summary>Tokens of users that are known here. Default none.</summary>
    public AppStaticToken[] StaticTokens { get; set; } = [];

    /// <summary>
    /// Where a token is asked about by POST. Default none: only static tokens and accounts are known.
    /// </summary>
    public string? TokenInfoUrl { get; set; }

    /// <summary>Sent to that service and to the one of users, as `Authorization: Sage PASSWORD`.</summary>
    public string? TokenInfoPassword { get; set; }

    /// <summary>Where a user is asked about; the name is appended as the last part of the path.</summary>
    public string? UserUrl { get; set; }

    /// <summary>How long each of the two may take. Default 5 s.</summary>
    public TimeSpan TokenTimeout { get; set; } = TimeSpan.FromSeconds(5);

    /// <summary>How long what they said of a token is trusted. Default 60 s.</summary>
    public TimeSpan TokenCacheTime { get; set; } = TimeSpan.FromSeconds(60);

    /// <summary>How long the clone of a submit may take, its wait for others' included. Default 600 s.</summary>
    public TimeSpan CloneTimeout { get; set; } = TimeSpan.FromSeconds(600);

    /// <summary>
    /// In such a time, its host sends 1,000 bytes a second on average, or the clone is given up. Default 60 s.
    /// </summary>
    public TimeSpan CloneStallTimeout { get; set; } = TimeSpan.FromSeconds(60);

    /// <summary>Bytes that a clone may take on disk, looked at every second. Default 1 GiB.</summary>
    public long MaxCloneBytes { get; set; } = 1024L * 1024 * 1024;

    /// <summary>How many clones run at a time. Default 4.</summary>
    public int MaxClones { get; set; } = 4;

    /// <summary>How many of them are of one user. Default 1: the others wait.</summary>
    public int MaxClonesPerUser { get; set; } = 1;

    /// <summary>Bytes of each file of `ecr-meta`, 1 to 16 MiB. Default 16 MiB.</summary>
    public int MaxMetaFileBytes { get; set; } = 16 * 1024 * 1024;

    /// <summary>Whether code may be a folder of this machine: `file:///...`. Default false.</summary>
    public bool AllowFileAddresses { get; set; }

    /// <summary>Whether code may come from hosts of the inside network. Default false.</summary>
    public bool AllowPrivateAddresses { get; set; }

    /// <summary>
    /// A private key for ssh addresses, which all submitters use by that. Needs SshKnownHostsFile. Default none: ssh
    /// has no key.
    /// </summary>
    public string? SshKeyFile { get; set; }

    /// <summary>
    /// The keys of the hosts of ssh addresses, in the form of OpenSSH's known_hosts; no other host is taken then.
    /// Needed with <see cref="SshKeyFile"/>. Default none: whoever answers is believed.
    /// </summary>
    public string? SshKnownHostsFile { get; set; }

    /// <summary>Whether users may push images to the registry of images that asks `/authz`. Default false.</summary>
    public bool AllowImagePush { get; set; }
}
