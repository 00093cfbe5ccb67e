#if ORLEANS
using System.Net;
using System.Net.Sockets;
using Boxyard.Storage;
using Orleans.Configuration;
#endif

namespace Boxyard.Silo;

/// <summary>Hosts the grains, on the engine that this silo is built for.</summary>
internal static class GrainServices
{
#if ORLEANS
    // Nobody calls the grains from outside of the silos.
    private const int NoGateway = 0;

    public static WebApplicationBuilder AddGrains(this WebApplicationBuilder builder)
    {
        var settings = builder.Configuration;
        var cluster = settings.GetSection(SiloClusterOptions.SectionName).Get<SiloClusterOptions>()
            ?? new SiloClusterOptions();
        var postgres = settings[$"{StorageOptions.SectionName}:{nameof(StorageOptions.Postgres)}"];
        if (postgres is null)
        {
            var port = cluster.Port == 0 ? FindFreePort() : cluster.Port;
            builder.UseOrleans(silo => silo.UseLocalhostClustering(
                port, NoGateway, serviceId: cluster.ServiceId, clusterId: cluster.ClusterId));
            return builder;
        }

        // Registered first, so that it speaks before Orleans fails at the missing table.
        builder.Services.AddOrleansScripts();
        builder.UseOrleans(silo => JoinCluster(silo, cluster, postgres));
        return builder;
    }

    private static void JoinCluster(ISiloBuilder silo, SiloClusterOptions cluster, string postgres)
    {
        // A wrong address is refused with the other mistakes in the settings, before anything is started.
        var address = IPAddress.TryParse(cluster.Address, out var known) ? known : IPAddress.Loopback;
        var port = cluster.Port == 0 ? EndpointOptions.DEFAULT_SILO_PORT : cluster.Port;
        silo.ConfigureEndpoints(address, port, NoGateway);
        silo.Configure<ClusterOptions>(options =>
        {
            options.ClusterId = cluster.ClusterId;
            options.ServiceId = cluster.ServiceId;
        });
        silo.UseAdoNetClustering((AdoNetClusteringSiloOptions options) =>
        {
            options.Invariant = "Npgsql";
            options.ConnectionString = postgres;
        });
    }

    private static int FindFreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, port: 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }
#else
    public static WebApplicationBuilder AddGrains(this WebApplicationBuilder builder)
    {
        builder.UseOrleans();
        return builder;
    }
#endif
}
