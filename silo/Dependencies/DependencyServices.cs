using Boxyard.Storage;

namespace Boxyard.Dependencies;

/// <summary>Registers what lets jobs wait for others.</summary>
internal static class DependencyServices
{
    public static IServiceCollection AddDependencies(this IServiceCollection services) => services
        .AddSingleton<ChangedJobs>()
        .AddSingleton<ICommitListener>(provider => provider.GetRequiredService<ChangedJobs>())
        .AddSingleton<JobFactsReader>()
        .AddSingleton<DependencyResolver>()
        .AddSingleton<ClientWaits>()
        .AddSingleton<WaitCheck>()
        .AddHostedService<DependencySweep>();
}
