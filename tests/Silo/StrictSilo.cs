using Microsoft.AspNetCore.Hosting;

namespace Boxyard.Tests.Silo;

/// <summary>A silo whose boxes are on another network, and that takes two requests a second of one address.</summary>
public sealed class StrictSilo : SiloFixture
{
    public const int MaxRequestsPerSecond = 2;

    protected override void ConfigureWebHost(IWebHostBuilder builder)
    {
        base.ConfigureWebHost(builder);
        builder.UseSetting("LabNetwork:Addresses:0", "172.30.0.0/16");
        builder.UseSetting("LabNetwork:Addresses:1", "fd77::1");
        builder.UseSetting("Http:MaxRequestsPerSecond", "2");
    }
}
