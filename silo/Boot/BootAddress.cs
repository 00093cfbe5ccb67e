using System.Buffers;
using System.Globalization;
using System.Net;
using System.Net.Sockets;

namespace Boxyard.Boot;

/// <summary>A `host[:port]` that is safe to write into a boot text: nothing but a name or an IP address (IPv6 in brackets) and a port.</summary>
internal readonly record struct BootAddress(string Host, int? Port)
{
    private const int MaxHostLength = 253;
    private const int HttpPort = 80;

    private static readonly SearchValues<char> Ipv6Characters = SearchValues.Create("0123456789abcdefABCDEF:.");

    /// <summary>The port that a client of this address connects to.</summary>
    public int EffectivePort => Port ?? HttpPort;

    public static bool TryParse(string? text, out BootAddress address)
    {
        address = default;
        if (string.IsNullOrEmpty(text))
        {
            return false;
        }

        var hostLength = text[0] == '[' ? text.IndexOf(']', StringComparison.Ordinal) + 1 : PlainHostLength(text);
        var host = text[..hostLength];
        if (!IsHost(host))
        {
            return false;
        }

        if (hostLength == text.Length)
        {
            address = new BootAddress(host, null);
            return true;
        }

        var isPort = text[hostLength] == ':'
            & int.TryParse(text.AsSpan(hostLength + 1), NumberStyles.None, CultureInfo.InvariantCulture, out var port)
            && port is > 0 and <= IPEndPoint.MaxPort;
        address = isPort ? new BootAddress(host, port) : default;
        return isPort;
    }

    /// <summary>For an address that was checked when it was stored or configured.</summary>
    public static BootAddress Parse(string text) =>
        TryParse(text, out var address) ? address : throw new FormatException($"'{text}' is no host[:port].");

    public static BootAddress Of(IPEndPoint endPoint)
    {
        var ip = endPoint.Address.IsIPv4MappedToIPv6 ? endPoint.Address.MapToIPv4() : endPoint.Address;
        if (ip.AddressFamily != AddressFamily.InterNetworkV6)
        {
            return new BootAddress(ip.ToString(), endPoint.Port);
        }

        // The scope of a link-local address names an interface of ours, which says nothing to the box.
        return new BootAddress($"[{new IPAddress(ip.GetAddressBytes())}]", endPoint.Port);
    }

    public override string ToString() => Port is null ? Host : string.Create(CultureInfo.InvariantCulture, $"{Host}:{Port}");

    private static int PlainHostLength(string text)
    {
        var colon = text.IndexOf(':', StringComparison.Ordinal);
        return colon < 0 ? text.Length : colon;
    }

    private static bool IsHost(string host)
    {
        if (host.StartsWith('['))
        {
            var inside = host.AsSpan(1, host.Length - 2);
            return !inside.ContainsAnyExcept(Ipv6Characters)
                && IPAddress.TryParse(inside, out var ip) && ip.AddressFamily == AddressFamily.InterNetworkV6;
        }

        return host.Length is > 0 and <= MaxHostLength && char.IsAsciiLetterOrDigit(host[0])
            && host.All(character => char.IsAsciiLetterOrDigit(character) || character is '-' or '.' or '_');
    }
}
