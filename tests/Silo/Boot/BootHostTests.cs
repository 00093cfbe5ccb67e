using System.Net;
using Boxyard.Boot;
using Microsoft.Extensions.Options;

namespace Boxyard.Tests.Silo.Boot;

public sealed class BootHostTests
{
    private static readonly IPEndPoint Local = new(IPAddress.Parse("::ffff:10.0.0.1"), 3000);

    [Theory]
    [InlineData("10.0.2.2:3000", "10.0.2.2:3000")]
    [InlineData("boot.lab_1", "boot.lab_1")]
    [InlineData("[fd77::1]:80", "[fd77::1]:80")]
    [InlineData("[::1]", "[::1]")]
    [InlineData("", "10.0.0.1:3000")]
    [InlineData(null, "10.0.0.1:3000")]
    public void The_host_header_names_us(string? header, string expected)
    {
        Assert.True(Host(null).TryChoose(BootKind.Ipxe, header, Local, out var address));
        Assert.Equal(expected, address.ToString());
    }

    [Theory]
    [InlineData("a b")]
    [InlineData("a\nboot")]
    [InlineData("a:0")]
    [InlineData("a:65536")]
    [InlineData("a:")]
    [InlineData("a:+1")]
    [InlineData("a:1:2")]
    [InlineData(":80")]
    [InlineData("-a")]
    [InlineData("user@a")]
    [InlineData("a/b")]
    [InlineData("${mac}")]
    [InlineData("[fe80::1%eth0]")]
    [InlineData("[10.0.0.1]")]
    [InlineData("[::1")]
    [InlineData("[::1]x80")]
    [InlineData("[]")]
    [InlineData("bücher")]
    public void A_forged_host_header_is_refused(string header) =>
        Assert.False(Host(null).TryChoose(BootKind.Ipxe, header, Local, out _));

    [Fact]
    public void A_host_header_of_any_length_is_refused_past_the_longest_name() =>
        Assert.False(Host(null).TryChoose(BootKind.Ipxe, new string('a', 254), Local, out _));

    [Fact]
    public void The_configured_address_wins_over_any_header()
    {
        Assert.True(Host("boot.example:8080").TryChoose(BootKind.Ipxe, "a\nb", Local, out var address));
        Assert.Equal(new BootAddress("boot.example", 8080), address);
    }

    [Fact]
    public void Grub_leaves_its_port_out_so_the_connections_port_is_taken()
    {
        Assert.True(Host(null).TryChoose(BootKind.Grub, "10.0.2.2", Local, out var address));
        Assert.Equal("10.0.2.2:3000", address.ToString());
    }

    [Fact]
    public void A_scoped_address_loses_its_scope() =>
        Assert.Equal("[fe80::1]:80", BootAddress.Of(new IPEndPoint(IPAddress.Parse("fe80::1%2"), 80)).ToString());

    private static BootHost Host(string? publicAddress) =>
        new(Options.Create(new BootOptions { PublicAddress = publicAddress }));
}
