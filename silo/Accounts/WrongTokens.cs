using System.Net;
using System.Net.Sockets;
using Microsoft.Extensions.Options;

namespace Boxyard.Accounts;

/// <summary>
/// Counts the wrong tokens of each address, of IPv6 of each /64. Only wrong tokens are answered by it: many come from
/// one address behind a proxy, and a right one is never refused for another's mistakes.
/// </summary>
internal sealed class WrongTokens(IOptions<AccountsOptions> options, TimeProvider clock)
{
    public const int MaxAddresses = 4096;
    private const int PrefixBytes = 8;

    private readonly Lock _lock = new();
    private readonly Dictionary<IPAddress, (int Count, long Since)> _counts = [];

    public int Count
    {
        get
        {
            lock (_lock)
            {
                return _counts.Count;
            }
        }
    }

    /// <summary>Whether the next one of this address is told to wait.</summary>
    public bool IsOver(IPAddress? address)
    {
        lock (_lock)
        {
            return _counts.TryGetValue(KeyOf(address), out var known)
                && !IsPast(known.Since)
                && known.Count >= options.Value.MaxWrongTokens;
        }
    }

    /// <summary>Notes one; how long to wait when there were too many.</summary>
    public TimeSpan? Add(IPAddress? address)
    {
        var key = KeyOf(address);
        var now = clock.GetTimestamp();
        lock (_lock)
        {
            if (!_counts.TryGetValue(key, out var known) || IsPast(known.Since))
            {
                MakeRoom();
                _counts[key] = (1, now);
                return null;
            }

            _counts[key] = (known.Count + 1, known.Since);
            return known.Count < options.Value.MaxWrongTokens
                ? null
                : options.Value.WrongTokenTime - clock.GetElapsedTime(known.Since, now);
        }
    }

    /// <summary>Those whose tokens are counted together have the same.</summary>
    public static IPAddress KeyOf(IPAddress? address)
    {
        address ??= IPAddress.None;
        if (address.IsIPv4MappedToIPv6)
        {
            return address.MapToIPv4();
        }

        if (address.AddressFamily != AddressFamily.InterNetworkV6)
        {
            return address;
        }

        var bytes = address.GetAddressBytes();
        bytes.AsSpan(PrefixBytes).Clear();
        return new IPAddress(bytes);
    }

    /// <summary>When all counts are of now, they are forgotten: memory is bounded, whoever comes from where.</summary>
    private void MakeRoom()
    {
        if (_counts.Count < MaxAddresses)
        {
            return;
        }

        foreach (var address in _counts.Where(count => IsPast(count.Value.Since)).Select(count => count.Key).ToArray())
        {
            _counts.Remove(address);
        }

        if (_counts.Count >= MaxAddresses)
        {
            _counts.Clear();
        }
    }

    private bool IsPast(long since) => clock.GetElapsedTime(since) >= options.Value.WrongTokenTime;
}
