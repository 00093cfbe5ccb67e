using Boxyard.Builds.Jenkins;
using Boxyard.Profiles;
using Boxyard.Storage;
using Microsoft.Extensions.Options;

namespace Boxyard.Builds;

/// <summary>Registers what builds and profiles apps.</summary>
internal static class BuildServices
{
    public static IServiceCollection AddBuilds(this IServiceCollection services) => services
        .AddSingleton(provider => provider.GetRequiredService<IOptions<BuildsOptions>>().Value.ToTerms())
        .AddSingleton<BuildWakes>()
        .AddSingleton<ICommitListener>(provider => provider.GetRequiredService<BuildWakes>())
        .AddSingleton<ProfileFiles>()
        .AddSingleton<ProfileAnswers>()
        .AddSingleton<BuildSteps>()
        .AddSingleton<BuildStarts>()
        .AddSingleton<BuildProgress>()
        .AddSingleton<BuildConsole>()
        .AddSingleton<BuildCall>()
        .AddSingleton<JenkinsRequests>()
        .AddSingleton<JenkinsBuilds>()
        .AddHostedService<BuildSweep>();
}
