using System.Net;
using Microsoft.Extensions.Options;

namespace Boxyard.Boot;

/// <summary>Chooses the address that the texts of one boot request will name.</summary>
internal sealed class BootHost(IOptions<BootOptions> options)
{
    private readonly BootAddress? _publicAddress =
        options.Value.PublicAddress is { } text ? BootAddress.Parse(text) : null;

    /// <summary>
    /// The configured address, else the request's Host header, else (HTTP/1.0 without one) the address that the box connected to.
    /// False for a header that is no `host[:port]`: it came from no boot loader and must not reach a text.
    /// </summary>
    public bool TryChoose(BootKind kind, string? hostHeader, IPEndPoint connectedTo, out BootAddress address)
    {
        if (_publicAddress is { } configured)
        {
            address = configured;
            return true;
        }

        if (string.IsNullOrEmpty(hostHeader))
        {
            address = BootAddress.Of(connectedTo);
            return true;
        }

        if (!BootAddress.TryParse(hostHeader, out address))
        {
            return false;
        }

        // GRUB names only the server in its Host header, whatever port it was told to use.
        if (kind == BootKind.Grub && address.Port is null)
        {
            address = address with { Port = connectedTo.Port };
        }

        return true;
    }
}
