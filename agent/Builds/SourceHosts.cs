using System.Net;
using System.Net.Sockets;

namespace Boxyard.Agent.Builds;

/// <summary>Finds the machines that code comes from, and refuses those of the inside network.</summary>
internal static class SourceHosts
{
    /// <exception cref="BuildFailure">It is no address, its host is not known, or is not for builds.</exception>
    public static async Task<ClonePin> FindAsync(string text, CancellationToken cancellationToken)
    {
        var shown = StepRunner.WithoutPasswords(text);
        var address = CloneAddress.Find(text)
            ?? throw new BuildFailure($"'{shown}' is no address of code such as https://HOST/PATH.");
        if (address.Host.Length == 0)
        {
            return new ClonePin(address, null);
        }

        IPAddress[] found;
        try
        {
            found = await Dns.GetHostAddressesAsync(address.Host, cancellationToken);
        }
        catch (SocketException failure)
        {
            throw new BuildFailure($"The host of '{shown}' is not known: {failure.Message}", failure);
        }

        // Most machines can be reached by IPv4, and not all of ours reach others by IPv6.
        var outside = found
            .Where(candidate => !InsideNetwork.Has(candidate))
            .OrderBy(candidate => candidate.AddressFamily == AddressFamily.InterNetwork ? 0 : 1)
            .FirstOrDefault();
        return outside is null
            ? throw new BuildFailure(
                $"The host of '{shown}' is in the inside network, from where no code is taken "
                + "(Agent:AllowInsideAddresses).")
            : new ClonePin(address, outside);
    }
}
