using Boxyard.Storage;
using Boxyard.Testboxes;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.TestHost;
using Microsoft.Extensions.DependencyInjection;

namespace Boxyard.Tests.Silo;

/// <summary>A silo whose store of boxes fails, and whose database does not answer.</summary>
public sealed class BrokenSilo : SiloFixture
{
    protected override void ConfigureWebHost(IWebHostBuilder builder)
    {
        base.ConfigureWebHost(builder);
        // The log lines of these failures are expected.
        builder.UseSetting("Logging:LogLevel:Default", "None");
        builder.ConfigureTestServices(services => services
            .AddSingleton<ITestboxStore, BrokenStore>()
            .AddSingleton<IStoreHealth, BrokenHealth>());
    }
}
