using Boxyard.Jobs;
using Boxyard.Profiles;

namespace Boxyard.Builds;

/// <summary>
/// Takes on the builds whose next step is due, and cancels the jobs of those whose app was deleted. Can be repeated,
/// and be done by several silos at a time: each step is saved by one.
/// </summary>
internal sealed partial class BuildProgress(
    IBuildStore builds, ProfileFiles files, IGrainFactory grains, ILogger<BuildProgress> logger)
{
    private const int PageSize = 100;

    public async Task AdvanceAllAsync(CancellationToken cancellationToken)
    {
        await CancelOrphansAsync(cancellationToken);
        BuildRecord? last = null;
        while (true)
        {
            // By pages behind the last one: those that cannot go on starve no others.
            var page = await builds.ListDueAsync(last, PageSize, cancellationToken);
            await AdvanceEachAsync(page, cancellationToken);
            if (page.Count < PageSize)
            {
                return;
            }

            last = page[^1];
        }
    }

    /// <summary>Only builds that one of these jobs belongs to.</summary>
    public async Task AdvanceAsync(IReadOnlyCollection<long> jobIds, CancellationToken cancellationToken)
    {
        if (jobIds.Count > 0)
        {
            await AdvanceEachAsync(await builds.ListDueOfAsync(jobIds, cancellationToken), cancellationToken);
        }
    }

    private async Task AdvanceEachAsync(IReadOnlyList<BuildRecord> due, CancellationToken cancellationToken)
    {
        foreach (var build in due)
        {
            await AdvanceAsync(build, cancellationToken);
        }
    }

    /// <summary>And then what has waited for this one. One that cannot go on holds up no other.</summary>
    private async Task AdvanceAsync(BuildRecord build, CancellationToken cancellationToken)
    {
        var next = build;
        try
        {
            while (next is not null)
            {
                // Files are read here: a grain's turn is not the place for it.
                var measured = next.State == BuildState.Profiling
                    ? await files.ReadAsync(next, cancellationToken)
                    : null;
                await grains.AdvanceAsync(next, measured, cancellationToken);
                next = await builds.FindNextAsync(next, cancellationToken);
            }
        }
        catch (Exception failure) when (!cancellationToken.IsCancellationRequested)
        {
            LogStuck(logger, (next ?? build).Key, failure);
        }
    }

    /// <summary>
    /// The jobs are forgotten when they are cancelled; a silo that dies in between cancels them again. One that cannot
    /// be cancelled holds up no build.
    /// </summary>
    private async Task CancelOrphansAsync(CancellationToken cancellationToken)
    {
        var isMore = true;
        while (isMore)
        {
            var orphans = await builds.ListOrphansAsync(PageSize, cancellationToken);
            var cancelled = new List<long>();
            foreach (var jobId in orphans)
            {
                if (await TryCancelAsync(jobId, cancellationToken))
                {
                    cancelled.Add(jobId);
                }
            }

            if (cancelled.Count > 0)
            {
                await builds.ForgetOrphansAsync(cancelled, cancellationToken);
            }

            isMore = cancelled.Count == PageSize;
        }
    }

    private async Task<bool> TryCancelAsync(long jobId, CancellationToken cancellationToken)
    {
        try
        {
            await grains.GetGrain<IJobGrain>(jobId)
                .CancelAsync(BuildSteps.AppDeleted, CancelScope.Any, cancellationToken);
            return true;
        }
        catch (Exception failure) when (!cancellationToken.IsCancellationRequested)
        {
            LogUncancelled(logger, jobId, failure);
            return false;
        }
    }

    [LoggerMessage(LogLevel.Error, "Build {Build} could not go on; it is tried again")]
    private static partial void LogStuck(ILogger logger, BuildKey build, Exception failure);

    [LoggerMessage(LogLevel.Error, "Job {JobId} of an app that was deleted could not be cancelled; it is tried again")]
    private static partial void LogUncancelled(ILogger logger, long jobId, Exception failure);
}
