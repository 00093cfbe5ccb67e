using System.Net;
using System.Net.Sockets;
using Microsoft.AspNetCore.Hosting;

namespace Boxyard.Tests.Silo;

/// <summary>A silo whose one port is the TaskQueue service's, with bare ids.</summary>
public sealed class TaskQueuePort : SiloFixture
{
    private readonly int _port = FindFreePort();

    public TaskQueuePort() => UseKestrel(kestrel => kestrel.Listen(IPAddress.Loopback, _port));

    protected override void ConfigureWebHost(IWebHostBuilder builder)
    {
        base.ConfigureWebHost(builder);
        builder.UseSetting("TaskQueue:Port", _port.ToString(System.Globalization.CultureInfo.InvariantCulture));
        builder.UseSetting("TaskQueue:IdForm", "Bare");
    }

    private static int FindFreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }
}
