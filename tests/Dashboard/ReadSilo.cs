using Boxyard.Results;
using Boxyard.Tests.Silo;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.TestHost;

namespace Boxyard.Tests.Dashboard;

/// <summary>
/// A silo that reads no uploaded files by itself and holds no box: metrics and boxes are as a test stored them.
/// </summary>
public sealed class ReadSilo : SiloFixture
{
    protected override void ConfigureWebHost(IWebHostBuilder builder)
    {
        base.ConfigureWebHost(builder);
        builder.UseSetting("Testboxes:QuarantineLosses", "1000");
        builder.ConfigureTestServices(services => services.Remove(
            services.Single(service => service.ImplementationType == typeof(ResultExtractor))));
    }
}
