using System.Net;
using Microsoft.Extensions.Options;

namespace Boxyard.Silo;

/// <summary>The networks of the boxes.</summary>
internal sealed class LabNetwork(IOptions<LabNetworkOptions> options)
{
    private readonly IPNetwork[] _networks = [.. options.Value.Addresses.Select(text => ParseNetwork(text)!.Value)];

    public static IPNetwork? ParseNetwork(string text)
    {
        if (IPNetwork.TryParse(text, out var network))
        {
            return network;
        }

        return IPAddress.TryParse(text, out var address) ? new IPNetwork(address, address.GetAddressBytes().Length * 8) : null;
    }

    /// <summary>True when no networks are set, and for connections without an address (Unix sockets).</summary>
    public bool Contains(IPAddress? address)
    {
        if (_networks.Length == 0 || address is null)
        {
            return true;
        }

        var plain = address.IsIPv4MappedToIPv6 ? address.MapToIPv4() : address;
        return Array.Exists(_networks, network => network.Contains(plain));
    }
}
