using Boxyard.Results;
using Boxyard.Tests.Silo;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.TestHost;

namespace Boxyard.Tests.Dashboard;

/// <summary>A silo that reads no uploaded files by itself: metrics are those that a test stored.</summary>
public sealed class ReadSilo : SiloFixture
{
    protected override void ConfigureWebHost(IWebHostBuilder builder)
    {
        base.ConfigureWebHost(builder);
        builder.ConfigureTestServices(services => services.Remove(
            services.Single(service => service.ImplementationType == typeof(ResultExtractor))));
    }
}
