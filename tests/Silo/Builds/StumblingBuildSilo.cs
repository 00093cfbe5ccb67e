using Boxyard.Builds;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.TestHost;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace Boxyard.Tests.Silo.Builds;

/// <summary>A silo whose store of builds fails once, right after it has given a number.</summary>
internal sealed class StumblingBuildSilo : BuildSilo
{
    protected override void ConfigureWebHost(IWebHostBuilder builder)
    {
        base.ConfigureWebHost(builder);
        // The log line of the failure is expected.
        builder.UseSetting("Logging:LogLevel:Default", "None");
        builder.ConfigureTestServices(services =>
        {
            var store = services.Single(service => service.ServiceType == typeof(IBuildStore));
            services.Replace(ServiceDescriptor.Singleton<IBuildStore>(provider => new StumblingBuildStore(
                (IBuildStore)ActivatorUtilities.CreateInstance(provider, store.ImplementationType!))));
        });
    }
}
