using System.Net;
using System.Net.Sockets;
using Boxyard.Silo;
using Microsoft.Extensions.Options;

namespace Boxyard.Apps.Code;

/// <summary>
/// Finds the machine that code is fetched from, and refuses those of the inside network. What was found is what git is
/// told to reach, so that a name cannot mean another machine a moment later.
/// </summary>
internal sealed class GitHosts(IOptions<AppOptions> options)
{
    /// <summary>Null for a folder.</summary>
    public async Task<(IPAddress? Address, string? Mistake)> FindAsync(
        GitAddress address, CancellationToken cancellationToken)
    {
        if (address.Host.Length == 0)
        {
            return (null, null);
        }

        IPAddress[] found;
        try
        {
            found = await Dns.GetHostAddressesAsync(address.Host, cancellationToken);
        }
        catch (SocketException failure)
        {
            return (null, $"The host '{address.Host}' of the source is not known: {failure.Message}");
        }

        // Most machines can be reached by IPv4, and not all of ours reach others by IPv6.
        var allowed = found
            .Where(candidate => options.Value.AllowPrivateAddresses || OutsideAddress.Is(candidate))
            .OrderBy(candidate => candidate.AddressFamily == AddressFamily.InterNetwork ? 0 : 1)
            .ToArray();
        return allowed.Length > 0
            ? (allowed[0], null)
            : (null, $"The host '{address.Host}' of the source is in the inside network, from where no code is taken "
                + "(Apps:AllowPrivateAddresses)");
    }
}
