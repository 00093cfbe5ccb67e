using Microsoft.Extensions.DependencyInjection.Extensions;

namespace Boxyard.GrainHost;

/// <summary>Adds the grain host to a program, under the name that Orleans uses for its silo.</summary>
public static class OrleansSiloGenericHostExtensions
{
    public static IHostApplicationBuilder UseOrleans(this IHostApplicationBuilder hostAppBuilder) =>
        hostAppBuilder.UseOrleans(_ => { });

    public static IHostApplicationBuilder UseOrleans(
        this IHostApplicationBuilder hostAppBuilder, Action<ISiloBuilder> configureDelegate)
    {
        var services = hostAppBuilder.Services;
        services.AddLogging();
        services.TryAddSingleton(TimeProvider.System);
        services.TryAddSingleton(_ => GrainClassSource.FromLoadedAssemblies());
        services.AddSingleton<Silo>();
        services.AddSingleton<IGrainFactory>(provider => provider.GetRequiredService<Silo>());
        services.AddHostedService(provider => provider.GetRequiredService<Silo>());
        configureDelegate(new SiloBuilder(services));
        return hostAppBuilder;
    }
}
