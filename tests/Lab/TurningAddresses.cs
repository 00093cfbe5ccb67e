using System.Collections;

namespace Boxyard.Tests.Lab;

/// <summary>The silos that a load balancer sends calls to; they change while calls are under way.</summary>
internal sealed class TurningAddresses(params Uri[] first) : IReadOnlyList<Uri>
{
    private volatile Uri[] _addresses = first;

    public int Count => _addresses.Length;

    /// <summary>Of those in force now: the list may have become shorter since its length was asked for.</summary>
    public Uri this[int index]
    {
        get
        {
            var addresses = _addresses;
            return addresses[index % addresses.Length];
        }
    }

    public void Set(params Uri[] addresses) => _addresses = addresses;

    public IEnumerator<Uri> GetEnumerator() => ((IEnumerable<Uri>)_addresses).GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();
}
