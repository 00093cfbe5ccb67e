using System.Net;
using Boxyard.Dashboard.Live;

namespace Boxyard.Tests.Dashboard;

public sealed class AddressPlacesTests
{
    private readonly AddressPlaces _places = new();

    [Fact]
    public void One_address_has_so_many_places_and_others_theirs()
    {
        var first = Take("192.0.2.1");
        Assert.NotNull(Take("192.0.2.1"));

        Assert.Null(Take("::ffff:192.0.2.1"));
        Assert.NotNull(Take("192.0.2.2"));
        first!.Dispose();
        first.Dispose();
        Assert.NotNull(Take("192.0.2.1"));
        Assert.Null(Take("192.0.2.1"));
    }

    [Fact]
    public void A_network_of_IPv6_counts_as_one()
    {
        Assert.NotNull(Take("2001:db8::1"));
        Assert.NotNull(Take("2001:db8::2"));

        Assert.Null(Take("2001:db8::3"));
        Assert.NotNull(Take("2001:db8:0:1::1"));
    }

    [Fact]
    public void This_machine_may_have_all()
    {
        for (var count = 0; count < 5; count++)
        {
            Assert.NotNull(Take("127.0.0.1"));
            Assert.NotNull(Take("::1"));
        }
    }

    private IDisposable? Take(string address) => _places.TryTake(IPAddress.Parse(address), 2);
}
