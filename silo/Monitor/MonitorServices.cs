namespace Boxyard.Monitor;

/// <summary>Registers the old monitor.</summary>
internal static class MonitorServices
{
    public static IServiceCollection AddMonitor(this IServiceCollection services) => services
        .AddSingleton<Monitors>()
        .AddSingleton<MonitorFeed>()
        .AddHostedService(provider => provider.GetRequiredService<MonitorFeed>());
}
