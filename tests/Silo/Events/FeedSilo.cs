using Boxyard.Jobs;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.TestHost;
using Microsoft.Extensions.DependencyInjection;

namespace Boxyard.Tests.Silo.Events;

/// <summary>A silo that reads its events by a feed of the test's around the real one.</summary>
internal sealed class FeedSilo(Func<IEventFeed, TestClock, IEventFeed> wrap) : ClockedSilo
{
    protected override void ConfigureWebHost(IWebHostBuilder builder)
    {
        base.ConfigureWebHost(builder);
        builder.ConfigureTestServices(services =>
        {
            var real = services.Last(service => service.ServiceType == typeof(IEventFeed)).ImplementationType!;
            services.AddSingleton(provider => wrap(
                (IEventFeed)ActivatorUtilities.CreateInstance(provider, real), Clock));
        });
    }
}
