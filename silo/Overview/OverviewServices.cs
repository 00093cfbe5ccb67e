using Boxyard.Metrics;

namespace Boxyard.Overview;

/// <summary>Registers what pages about the whole lab need.</summary>
internal static class OverviewServices
{
    public static IServiceCollection AddOverview(this IServiceCollection services) =>
        services
        .AddSingleton<GroupOverview>()
        .AddSingleton<MetricCommits>();
}
