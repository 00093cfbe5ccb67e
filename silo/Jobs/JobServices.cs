using Boxyard.Storage;
using Microsoft.Extensions.Options;

namespace Boxyard.Jobs;

/// <summary>Registers what takes jobs in and shows them.</summary>
internal static class JobServices
{
    public static IServiceCollection AddJobs(this IServiceCollection services) => services
        .AddSingleton(provider => provider.GetRequiredService<IOptions<JobOptions>>().Value.ToRules())
        .AddSingleton<JobExpander>()
        .AddSingleton<JobSubmission>()
        .AddSingleton<JobDetails>()
        .AddSingleton<JobCancels>()
        .AddSingleton<JobRetries>()
        .AddSingleton<LkpCancelAccess>()
        .AddSingleton<LkpJobs>()
        .AddSingleton<RecentJobs>()
        .AddSingleton<LkpUpdates>()
        .AddSingleton<DeadlineGrace>()
        .AddHostedService<DeadlineSweep>()
        .AddSingleton<JobWakes>()
        .AddSingleton<ICommitListener>(provider => provider.GetRequiredService<JobWakes>())
        .AddSingleton<LiveGuests>()
        .AddSingleton<ICommitListener>(provider => provider.GetRequiredService<LiveGuests>())
        .AddSingleton<Heartbeats>()
        .AddHostedService<HeartbeatSweep>();

    public static void MapJobs(this IEndpointRouteBuilder routes)
    {
        routes.MapSubmit();
        routes.MapLkpSubmit();
        routes.MapJobReads();
        routes.MapLkpJobs();
        routes.MapCancel();
        routes.MapRetry();
        routes.MapLkpCancel();
        routes.MapDeadlines();
        routes.MapLkpDeadlines();
        routes.MapHeartbeats();
    }
}
