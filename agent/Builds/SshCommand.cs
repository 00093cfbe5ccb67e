using System.Net;

namespace Boxyard.Agent.Builds;

/// <summary>
/// The line by which git calls ssh, without the settings and keys of the user that the agent runs as. Git has a shell
/// read it.
/// </summary>
internal static class SshCommand
{
    private const int UsualPort = 22;

    /// <summary>The machine is null where nobody has looked which one the address means.</summary>
    public static string Of(BuildOrder order, CloneAddress? address = null, IPAddress? machine = null)
    {
        var key = order.SshKeyFile is { } file ? $"-i {Quote(Plain(file))}" : "-o IdentityFile=none";
        var hosts = order.SshKnownHostsFile is { } known
            ? $"-o StrictHostKeyChecking=yes -o {Quote($"UserKnownHostsFile=\"{Plain(known)}\"")}"
            : "-o StrictHostKeyChecking=accept-new -o UserKnownHostsFile=/dev/null";
        var line = $"ssh -F none {key} -o IdentitiesOnly=yes -o IdentityAgent=none -o BatchMode=yes {hosts}"
            + " -o ConnectTimeout=15";
        // The host's key is still looked up by its name.
        return machine is null
            ? line
            : $"{line} -o HostName={machine} -o {Quote($"HostKeyAlias={NameOf(address!)}")} -o CheckHostIP=no";
    }

    /// <summary>As known_hosts has it.</summary>
    private static string NameOf(CloneAddress address)
    {
        var host = address.Host.ToLowerInvariant();
        return address.Port == UsualPort ? host : $"[{host}]:{address.Port}";
    }

    /// <summary>For ssh a percent sign begins a word of its own.</summary>
    private static string Plain(string path) => path.Replace("%", "%%", StringComparison.Ordinal);

    private static string Quote(string text) => $"'{text.Replace("'", "'\\''", StringComparison.Ordinal)}'";
}
