using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

namespace Boxyard.Tests.GrainHost;

public sealed class HostingTests
{
    [Fact]
    public async Task A_host_that_uses_the_engine_finds_the_grain_classes_of_its_assemblies()
    {
        var builder = Host.CreateEmptyApplicationBuilder(settings: null);
        builder.UseOrleans(silo => silo.ConfigureServices(services => services.AddSingleton<Probe>()));
        using var host = builder.Build();
        await host.StartAsync();

        var number = host.Services.GetRequiredService<IClusterClient>().GetGrain<INumberGrain>(42);
        Assert.Equal(42, await number.KeyAsync());

        await host.StopAsync();
        await Assert.ThrowsAsync<InvalidOperationException>(() => number.KeyAsync());
    }

    [Fact]
    public void Configuration_and_services_of_the_host_reach_the_silo_builder()
    {
        var builder = Host.CreateEmptyApplicationBuilder(settings: null);
        builder.Configuration["Key"] = "value";

        builder.UseOrleans(silo =>
        {
            Assert.Equal("value", silo.Configuration["Key"]);
            Assert.Same(builder.Services, silo.Services);
        });
    }
}
