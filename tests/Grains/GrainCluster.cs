using Microsoft.Extensions.DependencyInjection;
#if ORLEANS
using Orleans.TestingHost;
#else
using Microsoft.Extensions.Hosting;
#endif

namespace Boxyard.Tests.Grains;

/// <summary>
/// The grains of the program, on the engine that the tests are built for, with services of the test's own.
/// </summary>
internal sealed class GrainCluster : IAsyncDisposable
{
#if ORLEANS
    private readonly InProcessTestCluster _cluster;

    private GrainCluster(InProcessTestCluster cluster) => _cluster = cluster;

    public IGrainFactory Grains => _cluster.Client;

    public static async Task<GrainCluster> StartAsync(Action<IServiceCollection> configure)
    {
        var builder = new InProcessTestClusterBuilder(initialSilosCount: 1);
        builder.ConfigureSilo((_, silo) => configure(silo.Services));
        var cluster = builder.Build();
        await cluster.DeployAsync();
        return new GrainCluster(cluster);
    }

    public ValueTask DisposeAsync() => _cluster.DisposeAsync();
#else
    private readonly IHost _host;

    private GrainCluster(IHost host) => _host = host;

    public IGrainFactory Grains => _host.Services.GetRequiredService<IGrainFactory>();

    public static async Task<GrainCluster> StartAsync(Action<IServiceCollection> configure)
    {
        var builder = Host.CreateEmptyApplicationBuilder(settings: null);
        builder.UseOrleans(silo => configure(silo.Services));
        var host = builder.Build();
        await host.StartAsync();
        return new GrainCluster(host);
    }

    public async ValueTask DisposeAsync()
    {
        await _host.StopAsync();
        _host.Dispose();
    }
#endif
}
