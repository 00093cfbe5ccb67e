using System.Collections.Immutable;
using System.Text.Json;
using Boxyard.Jobs;
using Boxyard.Overview;
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
    private const int MaxRests = 100;

    /// <summary>Rows of one transaction, of jobs that have very many.</summary>
    private const int MaxRows = 2000;

    /// <summary>Jobs of one transaction: other writes wait no longer than for these.</summary>
    private const int MaxRemovals = 20;

    /// <summary>After so long a look begins with the first job again, for those that were kept until then.</summary>
    private static readonly TimeSpan FullInterval = TimeSpan.FromDays(1);

    private readonly IReadOnlyList<RetentionRule> _rules = RetentionRule.ListOf(options.Value);
    private DateTimeOffset _fullAt = DateTimeOffset.MinValue;

    public async Task RunAsync(CancellationToken cancellationToken)
    {
        await RemoveRestsAsync(cancellationToken);
        await RemoveFilesAsync(cancellationToken);
        var now = await jobs.GetNowAsync(cancellationToken);
        var isFull = now - _fullAt >= FullInterval;
        _fullAt = isFull ? now : _fullAt;
        foreach (var rule in _rules)
        {
            rule.DoneTo = isFull ? 0 : rule.DoneTo;
            await ApplyAsync(rule, now, cancellationToken);
        }

        await store.TrimEndsAsync(now - TimeSpan.FromHours(HourlyEnds.MaxHours), cancellationToken);
        if (options.Value.KeepEvents is { } keepEvents)
        {
            while (await store.TrimEventsAsync(now - keepEvents, MaxEvents, cancellationToken) == MaxEvents)
            {
                // More are old: the next lot follows at once.
            }
        }
    }

    private async Task ApplyAsync(RetentionRule rule, DateTimeOffset now, CancellationToken cancellationToken)
    {
        var excess = rule.Trigger == RetentionTrigger.Count ? await CountExcessAsync(cancellationToken) : 0;
        var isSettled = true;
        for (var after = rule.DoneTo; IsWanted(rule, excess);)
        {
            var page = await store.ListAsync(after, PageSize, cancellationToken);
            foreach (var chunk in page.Chunk(MaxRemovals))
            {
                var removals = new List<JobRemoval>();
                var doneTo = rule.DoneTo;
                foreach (var job in chunk.TakeWhile(_ => IsWanted(rule, excess)))
                {
                    var removal = rule.Limits.Judge(
                        job, now, rule.Trigger == RetentionTrigger.Count, rule.Trigger == RetentionTrigger.Space);
                    excess -= removal?.IsWhole == true ? 1 : 0;
                    // Once something before it may have to go later, the next look begins there.
                    isSettled &= rule.IsDone(job, removal, now);
                    doneTo = isSettled ? job.Id : doneTo;
                    if (removal is not null)
                    {
                        removals.Add(removal with { Roots = await ListRootsAsync(job.Id, cancellationToken) });
                    }
                }

                await RemoveAsync(removals, cancellationToken);
                rule.DoneTo = doneTo;
            }

            if (page.Count < PageSize || now - page[^1].SubmittedAt < rule.MinTime)
            {
                return;
            }

            after = page[^1].Id;
        }
    }

    private bool IsWanted(RetentionRule rule, long excess) => rule.Trigger switch
    {
        RetentionTrigger.Age => true,
        RetentionTrigger.Count => excess > 0,
        RetentionTrigger.Space => disk.FindFreeBytes() < options.Value.KeepFreeBytes,
        _ => throw new ArgumentOutOfRangeException(nameof(rule), rule.Trigger, "No trigger of a rule."),
    };

    private async Task<long> CountExcessAsync(CancellationToken cancellationToken)
    {
        if (options.Value.MaxJobs is not { } maxJobs)
        {
            return 0;
        }

        var byState = await counts.GetAsync(cancellationToken);
        return byState.Where(count => count.Key.IsFinal()).Sum(count => count.Value) - maxJobs;
    }

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
        await RemoveRestsAsync(cancellationToken);
        await RemoveFilesAsync(cancellationToken);
    }

    /// <summary>Each lot is a commit of its own, so that others write in between.</summary>
    private async Task RemoveRestsAsync(CancellationToken cancellationToken)
    {
        IReadOnlyList<JobRest> page;
        do
        {
            var now = await jobs.GetNowAsync(cancellationToken);
            page = await store.ListRestsAsync(now, MaxRests, cancellationToken);
            foreach (var rest in page)
            {
                while (await store.RemoveRestAsync(rest, MaxRows, cancellationToken))
                {
                    // There are more rows of it.
                }
            }
        }
        while (page.Count == MaxRests);
    }

    /// <summary>What cannot be removed goes to the end of the order, and is tried again after the others.</summary>
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
