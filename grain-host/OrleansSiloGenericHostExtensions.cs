using Microsoft.Extensions.DependencyInjection.Extensions;

namespace Boxyard.GrainHost;

/// <summary>Adds the grain host to a program, under the names that Orleans uses for its silo.</summary>
public static class OrleansSiloGenericHostExtensions
{
    public static IHostApplicationBuilder UseOrleans(this IHostApplicationBuilder hostAppBuilder) =>
        hostAppBuilder.UseOrleans(_ => { });

    public static IHostApplicationBuilder UseOrleans(
        this IHostApplicationBuilder hostAppBuilder, Action<ISiloBuilder> configureDelegate)
    {
        AddSilo(hostAppBuilder.Services, hostAppBuilder.Configuration, configureDelegate);
        return hostAppBuilder;
    }

    public static IServiceCollection AddOrleans(
        this IServiceCollection services, Action<ISiloBuilder> configureDelegate)
    {
        var known = services.LastOrDefault(service => service.ServiceType == typeof(IConfiguration));
        var configuration = known?.ImplementationInstance as IConfiguration ?? new ConfigurationBuilder().Build();
        AddSilo(services, configuration, configureDelegate);
        return services;
    }

    private static void AddSilo(
        IServiceCollection services, IConfiguration configuration, Action<ISiloBuilder> configureDelegate)
    {
        if (services.All(service => service.ServiceType != typeof(Silo)))
        {
            services.AddLogging();
            services.AddOptions<SiloMessagingOptions>();
            services.AddOptions<GrainCollectionOptions>();
            services.TryAddSingleton(TimeProvider.System);
            services.TryAddSingleton(_ => GrainClassSource.FromLoadedAssemblies());
            services.AddSingleton<Silo>();
            services.AddSingleton<IGrainFactory>(provider => provider.GetRequiredService<Silo>());
            services.AddSingleton<IClusterClient>(provider => provider.GetRequiredService<Silo>());
            services.AddHostedService(provider => provider.GetRequiredService<Silo>());
        }

        configureDelegate(new SiloBuilder(services, configuration));
    }
}
