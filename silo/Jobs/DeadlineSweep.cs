using Microsoft.Extensions.Options;

namespace Boxyard.Jobs;

/// <summary>
/// Looks every few seconds for attempts whose deadline has passed and for retries that are due. What becomes of an
/// attempt is the job grain's decision; several silos may look at once, since each change is conditional.
/// </summary>
internal sealed partial class DeadlineSweep(
    IJobStore jobs,
    IGrainFactory grains,
    DeadlineGrace grace,
    IOptions<DeadlineOptions> options,
    TimeProvider clock,
    ILogger<DeadlineSweep> logger)
    : BackgroundService
{
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(options.Value.Interval, clock);
        do
        {
            await SweepAsync(stoppingToken);
        }
        while (await timer.WaitForNextTickAsync(stoppingToken));
    }

    /// <summary>One look. Catches what fails: the next look tries again.</summary>
    private async Task SweepAsync(CancellationToken cancellationToken)
    {
        try
        {
            await EndOverdueAsync(cancellationToken);
            while (await jobs.RequeueDueAsync(options.Value.MaxCount, cancellationToken) == options.Value.MaxCount)
            {
                // More are due: the next lot follows at once.
            }
        }
        catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
        {
            throw;
        }
        catch (Exception failure)
        {
            grace.Fail();
            LogFailed(logger, failure);
        }
    }

    private async Task EndOverdueAsync(CancellationToken cancellationToken)
    {
        var overdue = await ListOverdueAsync(cancellationToken);
        grace.Receive();
        await AttemptSweep.ForEachAsync(
            overdue,
            EndAsync,
            (failure, attempt) => LogAttemptFailed(logger, failure, attempt.JobId, attempt.Number),
            cancellationToken);
    }

    private async Task EndAsync(AttemptRecord attempt, CancellationToken cancellationToken)
    {
        if (await grace.IsOverAsync(attempt, cancellationToken))
        {
            await grains.GetGrain<IJobGrain>(attempt.JobId).DeadlinePassedAsync(attempt.Number, cancellationToken);
        }
    }

    /// <summary>All of them: those whose grace still runs come first and must not hide the others.</summary>
    private async Task<IReadOnlyList<AttemptRecord>> ListOverdueAsync(CancellationToken cancellationToken)
    {
        for (var maxCount = options.Value.MaxCount; ; maxCount *= 2)
        {
            var overdue = await jobs.ListOverdueAsync(maxCount, cancellationToken);
            if (overdue.Count < maxCount)
            {
                return overdue;
            }
        }
    }

    [LoggerMessage(LogLevel.Error, "The look for deadlines and retries failed; the next one follows")]
    private static partial void LogFailed(ILogger logger, Exception failure);

    [LoggerMessage(
        LogLevel.Error, "The deadline of job {JobId}, attempt {Attempt}, could not be applied; it is tried again")]
    private static partial void LogAttemptFailed(ILogger logger, Exception failure, long jobId, int attempt);
}
