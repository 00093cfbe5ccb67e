using Boxyard.DataApi;
using Boxyard.WebBackend;

namespace Boxyard.Monitor;

/// <summary>Registers what the old monitor and the old web pages look at.</summary>
internal static class MonitorServices
{
    public static IServiceCollection AddMonitor(this IServiceCollection services) => services
        .AddSingleton<Monitors>()
        .AddSingleton<MonitorFeed>()
        .AddHostedService(provider => provider.GetRequiredService<MonitorFeed>())
        .AddSingleton<DocumentSearch>()
        .AddSingleton<WebJobs>()
        .AddSingleton<WebComparison>();
}
