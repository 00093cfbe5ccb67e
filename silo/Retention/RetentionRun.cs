using System.Collections.Immutable;
using System.Text.Json;
using Boxyard.Jobs;
using Boxyard.Results;
using Microsoft.Extensions.Options;

namespace Boxyard.Retention;

/// <summary>
/// One look for what is to go: rows first, which say what files follow, then the files, then these rows. A crash in
/// between leaves files that the next look of any silo removes. Several silos may look at once.
/// </summary>
internal sealed partial class RetentionRun(
    IRetentionStore store,
    IJobStore jobs,
    IJobCounts counts,
    IResultFiles files,
    DiskSpace disk,
    IOptions<RetentionOptions> options,
    ILogger<RetentionRun> logger)
{
    private const int PageSize = 200;
    private const int MaxFiles = 500;
    private const int MaxEvents = 500;

    /// <summary>Jobs of one transaction: other writes wait no longer than for these.</summary>
    private const int MaxRemovals = 20;

    /// <summary>After so long a look begins with the first job again, for those that were kept until then.</summary>
    private static readonly TimeSpan FullInterval = TimeSpan.FromDays(1);

    private readonly RetentionLimits _limits = options.Value.ToLimits();
    private long _doneTo;
    private DateTimeOffset _fullAt = DateTimeOffset.MinValue;

    public async Task RunAsync(CancellationToken cancellationToken)
    {
        await RemoveFilesAsync(cancellationToken);
        var now = await jobs.GetNowAsync(cancellationToken);
        if (MinTime() is { } minTime)
        {
            if (now - _fullAt >= FullInterval)
            {
                _doneTo = 0;
                _fullAt = now;
            }

            await RemoveJobsAsync(now, minTime, cancellationToken);
        }

        if (options.Value.KeepEvents is { } keepEvents)
        {
            while (await store.TrimEventsAsync(now - keepEvents, MaxEvents, cancellationToken) == MaxEvents)
            {
                // More are old: the next lot follows at once.
            }
        }
    }

    /// <summary>The youngest age at which anything may go; null when nothing ever does.</summary>
    private TimeSpan? MinTime()
    {
        var settings = options.Value;
        TimeSpan?[] times =
        [
            settings.KeepJobs, settings.KeepLogs, settings.KeepArtifacts,
            settings.MaxJobs is null ? null : RetentionLimits.MinJobTime,
            settings.KeepFreeBytes == 0 ? null : RetentionLimits.MinFileTime,
        ];
        return times.Min();
    }

    private async Task RemoveJobsAsync(DateTimeOffset now, TimeSpan minTime, CancellationToken cancellationToken)
    {
        var excess = await CountExcessAsync(cancellationToken);
        var isSettled = true;
        for (var after = _doneTo; ;)
        {
            var page = await store.ListAsync(after, PageSize, cancellationToken);
            foreach (var chunk in page.Chunk(MaxRemovals))
            {
                var removals = new List<JobRemoval>();
                var isSpaceWanted = IsSpaceWanted();
                foreach (var job in chunk)
                {
                    var removal = _limits.Judge(job, now, excess > 0, isSpaceWanted);
                    excess -= removal?.IsWhole == true ? 1 : 0;
                    // Once something before it may have to go later, the next look begins there.
                    isSettled &= job.IsKept || removal?.IsWhole == true || IsDone(job, removal);
                    _doneTo = isSettled ? job.Id : _doneTo;
                    if (removal is not null)
                    {
                        removals.Add(removal with { Roots = await ListRootsAsync(job.Id, cancellationToken) });
                    }
                }

                await RemoveAsync(removals, cancellationToken);
            }

            if (page.Count < PageSize || now - page[^1].SubmittedAt < minTime)
            {
                return;
            }

            after = page[^1].Id;
        }
    }

    /// <summary>Nothing is left of it that a rule could remove.</summary>
    private bool IsDone(OldJob job, JobRemoval? removal) =>
        options.Value is { KeepJobs: null, MaxJobs: null }
        && job.FinishedAt is not null
        && (!job.HasLogs || removal?.Logs == true)
        && (!job.HasArtifacts || removal?.Artifacts == true);

    private async Task<long> CountExcessAsync(CancellationToken cancellationToken)
    {
        if (options.Value.MaxJobs is not { } maxJobs)
        {
            return 0;
        }

        var byState = await counts.GetAsync(cancellationToken);
        return byState.Where(count => count.Key.IsFinal()).Sum(count => count.Value) - maxJobs;
    }

    private bool IsSpaceWanted() =>
        options.Value.KeepFreeBytes > 0 && disk.FindFreeBytes() < options.Value.KeepFreeBytes;

    private async Task<ImmutableArray<(int Attempt, string Root)>> ListRootsAsync(
        long jobId, CancellationToken cancellationToken)
    {
        if (await jobs.FindSpecAsync(jobId, cancellationToken) is not { } text)
        {
            return [];
        }

        using var spec = JsonDocument.Parse(text);
        var attempts = await jobs.ListAttemptsAsync(jobId, cancellationToken);
        return
        [
            .. attempts.Select(attempt =>
                (attempt.Number, ResultRoot.For(spec.RootElement, new ShownId(jobId, attempt.Number)))),
        ];
    }

    private async Task RemoveAsync(List<JobRemoval> removals, CancellationToken cancellationToken)
    {
        if (removals.Count == 0)
        {
            return;
        }

        var count = await store.RemoveAsync(removals, cancellationToken);
        LogRemoved(count, removals[0].JobId, removals[^1].JobId);
        await RemoveFilesAsync(cancellationToken);
    }

    /// <summary>What cannot be removed goes to the end of the order, and is tried again when the others are done.</summary>
    private async Task RemoveFilesAsync(CancellationToken cancellationToken)
    {
        IReadOnlyList<FileRemoval> page;
        List<long> failed;
        do
        {
            page = await store.ListFilesAsync(MaxFiles, cancellationToken);
            failed = [.. page.Where(file => !TryRemove(file)).Select(file => file.Id)];
            if (page.Count > 0)
            {
                await store.SettleFilesAsync(page[^1].Id, failed, cancellationToken);
            }
        }
        while (failed.Count < page.Count);
    }

    private bool TryRemove(FileRemoval file)
    {
        try
        {
            files.Remove(file.Root, file.Path);
            return true;
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException or ArgumentException)
        {
            LogFileStays(failure, file.Root, file.Path);
            return false;
        }
    }

    [LoggerMessage(LogLevel.Information, "Old jobs: {Count} from {First} to {Last} were removed or lost their files")]
    private partial void LogRemoved(int count, long first, long last);

    [LoggerMessage(LogLevel.Error, "'{Path}' below '{Root}' cannot be removed; it is tried again at the next look")]
    private partial void LogFileStays(Exception failure, string root, string path);
}
