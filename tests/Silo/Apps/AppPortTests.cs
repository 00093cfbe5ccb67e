using System.Net;
using System.Net.Sockets;
using Boxyard.Silo;
using Microsoft.AspNetCore.Hosting;

namespace Boxyard.Tests.Silo.Apps;

public sealed class AppPortTests
{
    [Fact]
    public async Task On_its_own_port_the_registry_is_at_the_root_and_nothing_else_is()
    {
        await using var silo = new AppPort();

        Assert.Equal("SAGE Edge Code Repository", await silo.Client.GetStringAsync("/"));
        Assert.Equal("{\"status\":\"ok\"}\n", await silo.Client.GetStringAsync("/healthy"));
        var metrics = await silo.Client.GetStringAsync("/metrics");
        Assert.StartsWith("# HELP app_submission_counter_total", metrics, StringComparison.Ordinal);
        using var other = await silo.Client.GetAsync("/api/v1/jobs");
        Assert.Equal("{\"error\":\"Resource not supported\"}\n", await other.Content.ReadAsStringAsync());
    }

    [Fact]
    public void Ports_that_nobody_listens_on_or_two_want_are_told()
    {
        var ports = new HashSet<int> { 3000, 5000 };

        Assert.Empty(OwnPortCheck.FindMistakes(ports, taskQueuePort: 0, appPort: 5000));
        Assert.Equal(
            [
                "TaskQueue:Port is 1, and the silo does not listen on it: name it in --urls too.",
                "Apps:Port is 1, and the silo does not listen on it: name it in --urls too.",
                "TaskQueue:Port and Apps:Port are both 1: each needs its own.",
            ],
            OwnPortCheck.FindMistakes(ports, taskQueuePort: 1, appPort: 1));
    }

    /// <summary>A silo whose one port is the registry's.</summary>
    private sealed class AppPort : SiloFixture
    {
        private readonly int _port = FindFreePort();

        public AppPort() => UseKestrel(kestrel => kestrel.Listen(IPAddress.Loopback, _port));

        protected override void ConfigureWebHost(IWebHostBuilder builder)
        {
            base.ConfigureWebHost(builder);
            builder.UseSetting("Apps:Port", $"{_port}");
        }

        private static int FindFreePort()
        {
            using var listener = new TcpListener(IPAddress.Loopback, 0);
            listener.Start();
            return ((IPEndPoint)listener.LocalEndpoint).Port;
        }
    }
}
