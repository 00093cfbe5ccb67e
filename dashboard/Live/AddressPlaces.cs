using System.Net;
using System.Net.Sockets;

namespace Boxyard.Dashboard.Live;

/// <summary>How many pages each address has live, so that one alone cannot take all places.</summary>
internal sealed class AddressPlaces
{
    /// <summary>Of IPv6, whoever has one address has its whole network.</summary>
    private const int NetworkBytes = 8;

    private readonly Lock _gate = new();
    private readonly Dictionary<IPAddress, int> _counts = [];

    /// <summary>Null when the address has that many; else to be disposed of when the page is gone.</summary>
    public IDisposable? TryTake(IPAddress? address, int maxCount)
    {
        if (address is null || IPAddress.IsLoopback(address))
        {
            return new Place(this, null);
        }

        var counted = NetworkOf(address);
        lock (_gate)
        {
            var count = _counts.GetValueOrDefault(counted);
            if (count >= maxCount)
            {
                return null;
            }

            _counts[counted] = count + 1;
            return new Place(this, counted);
        }
    }

    private void Leave(IPAddress counted)
    {
        lock (_gate)
        {
            if (--_counts[counted] == 0)
            {
                _counts.Remove(counted);
            }
        }
    }

    private static IPAddress NetworkOf(IPAddress address)
    {
        var plain = address.IsIPv4MappedToIPv6 ? address.MapToIPv4() : address;
        if (plain.AddressFamily == AddressFamily.InterNetwork)
        {
            return plain;
        }

        var bytes = plain.GetAddressBytes();
        Array.Clear(bytes, NetworkBytes, bytes.Length - NetworkBytes);
        return new IPAddress(bytes);
    }

    private sealed class Place(AddressPlaces places, IPAddress? counted) : IDisposable
    {
        private IPAddress? _counted = counted;

        public void Dispose()
        {
            if (Interlocked.Exchange(ref _counted, null) is { } left)
            {
                places.Leave(left);
            }
        }
    }
}
