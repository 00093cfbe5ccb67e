using Boxyard.Storage;

namespace Boxyard.Clusters;

/// <summary>Registers what serves jobs of several boxes.</summary>
internal static class ClusterServices
{
    public static IServiceCollection AddClusters(this IServiceCollection services) => services
        .AddSingleton<ClusterDefinitions>()
        .AddSingleton<ClusterJobs>()
        .AddSingleton<WantedBoxes>()
        .AddSingleton<ClusterWakes>()
        .AddSingleton<ICommitListener>(provider => provider.GetRequiredService<ClusterWakes>())
        .AddHostedService<ClusterSweep>()
        .AddSingleton<BarrierLooks>()
        .AddSingleton<ClusterSync>();
}
