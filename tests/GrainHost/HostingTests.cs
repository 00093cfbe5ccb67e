using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

namespace Boxyard.Tests.GrainHost;

public sealed class HostingTests
{
    [Fact]
    public async Task A_host_that_uses_the_engine_finds_the_grain_classes_of_its_assemblies()
    {
        var builder = Host.CreateEmptyApplicationBuilder(settings: null);
        builder.UseOrleans(silo => silo.Services.AddSingleton<Probe>());
        using var host = builder.Build();
        await host.StartAsync();

        var number = host.Services.GetRequiredService<IGrainFactory>().GetGrain<INumberGrain>(42);
        Assert.Equal(42, await number.KeyAsync());

        await host.StopAsync();
        await Assert.ThrowsAsync<InvalidOperationException>(() => number.KeyAsync());
    }

}
