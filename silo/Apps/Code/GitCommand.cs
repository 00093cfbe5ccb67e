using System.Net;
using System.Net.Sockets;

namespace Boxyard.Apps.Code;

/// <summary>
/// How git is called: by arguments and never by a shell, without the settings, keys and passwords of the user that the
/// silo runs as. It goes to `host`, the machine that was looked at.
/// </summary>
internal sealed class GitCommand(GitAddress address, IPAddress? host, AppOptions options)
{
    /// <summary>Where programs are looked for.</summary>
    public static string SearchPath =>
        System.Environment.GetEnvironmentVariable("PATH") ?? "/usr/local/bin:/usr/bin:/bin";

    private const int UsualSshPort = 22;

    /// <summary>
    /// The calls that clone, one after another. There is no working tree: only objects are read, so nothing of the code
    /// is run or followed. Large files are not unpacked in memory.
    /// </summary>
    public IEnumerable<IReadOnlyList<string>> Clone(AppSource source, string folder) => source.Tag.Length > 0
        ? FetchTag(source.Tag, folder)
        :
        [
            [
                .. Settings(), "clone", "--quiet", "--no-checkout", "--single-branch", "--no-hardlinks", "--template=",
                "-b", source.Branch, "--", TextOf(), folder,
            ],
        ];

    /// <summary>As it is shown to who has submitted: without what it says of our machine.</summary>
    public static string Describe(GitAddress address, string reference) =>
        $"['git', 'clone', '-b', '{reference}', '{address.Text}']";

    public Dictionary<string, string> Environment(string home) => new()
    {
        ["PATH"] = SearchPath,
        // Without the user's: .netrc, .gitconfig, stored passwords.
        ["HOME"] = home,
        ["XDG_CONFIG_HOME"] = home,
        ["GIT_CONFIG_NOSYSTEM"] = "1",
        ["GIT_CONFIG_GLOBAL"] = "/dev/null",
        ["GIT_ALLOW_PROTOCOL"] = address.Scheme,
        ["GIT_TERMINAL_PROMPT"] = "0",
        ["GIT_ASKPASS"] = "true",
        ["SSH_ASKPASS"] = "true",
        ["GIT_LFS_SKIP_SMUDGE"] = "1",
        ["GIT_SSH_COMMAND"] = Ssh(home),
        ["LC_ALL"] = "C.UTF-8",
    };

    /// <summary>`clone -b` would take a branch of the same name before it.</summary>
    private IEnumerable<IReadOnlyList<string>> FetchTag(string tag, string folder)
    {
        var reference = $"refs/tags/{tag}";
        yield return ["init", "--quiet", "--template=", "--", folder];
        yield return
            [.. Settings(), "-C", folder, "fetch", "--quiet", "--", TextOf(), $"+{reference}:{reference}"];
        yield return ["-C", folder, "update-ref", "--no-deref", "HEAD", $"{reference}^{{commit}}"];
    }

    private string[] Settings() =>
    [
        "-c", "credential.helper=", "-c", "http.followRedirects=false", "-c", "core.hooksPath=/dev/null",
        "-c", "gc.auto=0", "-c", "maintenance.auto=false", "-c", "core.bigFileThreshold=1m", "-c", "pack.threads=1",
        .. Pin(),
    ];

    /// <summary>Https keeps the name for its certificate and goes to this address.</summary>
    private string[] Pin() => address.Scheme == "https" && !IPAddress.TryParse(address.Host, out _)
        ? ["-c", $"http.curloptResolve={address.Host}:{address.Port}:{Literal(host!)}"]
        : [];

    /// <summary>
    /// Made anew from what was looked at: git, or what it calls, may read an odd address otherwise than we do.
    /// </summary>
    private string TextOf() => address.Scheme switch
    {
        "git" => $"git://{Literal(host!)}:{address.Port}{address.Path}",
        "https" => $"https://{HostOf()}:{address.Port}{address.Path}",
        "ssh" when address.IsShort => $"{address.User}{address.Host}:{address.Path}",
        "ssh" => $"ssh://{address.User}{HostOf()}:{address.Port}{address.Path}",
        _ => $"file://{address.Path}",
    };

    private string HostOf() =>
        IPAddress.TryParse(address.Host, out var literal) ? Literal(literal) : address.Host;

    /// <summary>
    /// Git has a shell read this line: what stands in it is ours or quoted. Only hosts that the operator knows get to
    /// see his key.
    /// </summary>
    private string Ssh(string home)
    {
        var identity = options.SshKeyFile is { } key ? $"-i {Quote(Plain(key))}" : "-o IdentityFile=none";
        var known = Plain(options.SshKnownHostsFile ?? $"{home}/known_hosts");
        var line = $"ssh -F none {identity} -o IdentitiesOnly=yes -o IdentityAgent=none -o BatchMode=yes"
            + $" -o StrictHostKeyChecking={(options.SshKnownHostsFile is null ? "accept-new" : "yes")}"
            + $" -o {Quote($"UserKnownHostsFile=\"{known}\"")} -o ConnectTimeout=15";
        // The host's key is still looked up by its name.
        return host is null
            ? line
            : $"{line} -o HostName={host} -o {Quote($"HostKeyAlias={AliasOf()}")} -o CheckHostIP=no";
    }

    /// <summary>As known_hosts has it.</summary>
    private string AliasOf()
    {
        var name = address.Host.ToLowerInvariant();
        return address.Port == UsualSshPort ? name : $"[{name}]:{address.Port}";
    }

    /// <summary>For ssh a percent sign begins a word of its own.</summary>
    private static string Plain(string path) =>
        Path.GetFullPath(path).Replace("%", "%%", StringComparison.Ordinal);

    private static string Quote(string text) => $"'{text.Replace("'", "'\\''", StringComparison.Ordinal)}'";

    private static string Literal(IPAddress address) =>
        address.AddressFamily == AddressFamily.InterNetworkV6 ? $"[{address}]" : address.ToString();
}
