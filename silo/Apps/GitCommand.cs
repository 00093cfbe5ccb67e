using System.Net;
using System.Net.Sockets;

namespace Boxyard.Apps;

/// <summary>
/// How git is called: by arguments and never by a shell, without the settings, keys and passwords of the user that the
/// silo runs as.
/// </summary>
internal static class GitCommand
{
    /// <summary>
    /// The clone has no working tree: only its objects are read, so nothing of it is run or followed.
    /// </summary>
    public static IReadOnlyList<string> Clone(GitAddress address, IPAddress? host, string reference, string folder) =>
    [
        "-c", "credential.helper=", "-c", "http.followRedirects=false", "-c", "core.hooksPath=/dev/null",
        "-c", "gc.auto=0", "-c", "maintenance.auto=false", .. Pin(address, host),
        "clone", "--quiet", "--no-checkout", "--single-branch", "--no-hardlinks", "--template=",
        "-b", reference, "--", TextOf(address, host), folder,
    ];

    /// <summary>As it is shown to who has submitted: without what it says of our machine.</summary>
    public static string Describe(GitAddress address, string reference) =>
        $"['git', 'clone', '-b', '{reference}', '{address.Text}']";

    public static Dictionary<string, string> Environment(
        GitAddress address, IPAddress? host, string home, string? sshKey) => new()
    {
        ["PATH"] = System.Environment.GetEnvironmentVariable("PATH") ?? "/usr/local/bin:/usr/bin:/bin",
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
        ["GIT_SSH_COMMAND"] = Ssh(host, sshKey, home),
        ["LC_ALL"] = "C.UTF-8",
    };

    /// <summary>Https keeps the name for its certificate and goes to this address.</summary>
    private static string[] Pin(GitAddress address, IPAddress? host) =>
        address.Scheme == "https" && !IPAddress.TryParse(address.Host, out _)
            ? ["-c", $"http.curloptResolve={address.Host}:{address.Port}:{Literal(host!)}"]
            : [];

    /// <summary>
    /// Made anew from what was looked at: git, or what it calls, may read an odd address otherwise than we do.
    /// </summary>
    private static string TextOf(GitAddress address, IPAddress? host) => address.Scheme switch
    {
        "git" => $"git://{Literal(host!)}:{address.Port}{address.Path}",
        "https" => $"https://{HostOf(address)}:{address.Port}{address.Path}",
        "ssh" when address.IsShort => $"{address.User}{address.Host}:{address.Path}",
        "ssh" => $"ssh://{address.User}{HostOf(address)}:{address.Port}{address.Path}",
        _ => $"file://{address.Path}",
    };

    private static string HostOf(GitAddress address) =>
        IPAddress.TryParse(address.Host, out var literal) ? Literal(literal) : address.Host;

    /// <summary>
    /// Git has a shell read this line: what stands in it is ours, and the address is digits and dots.
    /// </summary>
    private static string Ssh(IPAddress? host, string? key, string home)
    {
        var quoted = key?.Replace("'", "'\\''", StringComparison.Ordinal);
        var identity = quoted is null ? "-o IdentityFile=none" : $"-i '{quoted}'";
        var target = host is null ? "" : $" -o HostName={host}";
        return $"ssh -F none {identity} -o IdentitiesOnly=yes -o IdentityAgent=none -o BatchMode=yes"
            + " -o StrictHostKeyChecking=accept-new -o ConnectTimeout=15"
            + $" -o UserKnownHostsFile='{home}/known_hosts'{target}";
    }

    private static string Literal(IPAddress address) =>
        address.AddressFamily == AddressFamily.InterNetworkV6 ? $"[{address}]" : address.ToString();
}
