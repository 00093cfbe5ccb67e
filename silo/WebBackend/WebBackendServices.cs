namespace Boxyard.WebBackend;

/// <summary>Registers what the old web pages look at.</summary>
internal static class WebBackendServices
{
    public static IServiceCollection AddWebBackend(this IServiceCollection services) => services
        .AddSingleton<WebJobs>()
        .AddSingleton<WebComparison>();
}
