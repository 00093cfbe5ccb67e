namespace Boxyard.Jobs;

/// <summary>
/// Every few seconds stores the heartbeats that this silo has heard, then looks for attempts whose guest has fallen
/// silent. What becomes of one is the job grain's decision.
/// </summary>
internal sealed partial class HeartbeatSweep(
    Heartbeats heartbeats,
    IJobStore jobs,
    IGrainFactory grains,
    DeadlineGrace grace,
    TimeProvider clock,
    ILogger<HeartbeatSweep> logger)
    : BackgroundService
{
    /// <summary>One look takes the longest silent; the next one follows soon.</summary>
    private const int MaxCount = 10_000;

    /// <summary>What another silo heard may not be stored yet.</summary>
    private static readonly TimeSpan Silence = AttemptTimes.HeartbeatTimeout + AttemptTimes.HeartbeatFlushInterval;

    public override async Task StopAsync(CancellationToken cancellationToken)
    {
        await base.StopAsync(cancellationToken);
        try
        {
            // For whoever decides next, perhaps another silo.
            await heartbeats.FlushAsync(cancellationToken);
        }
        catch (Exception failure) when (failure is not OperationCanceledException)
        {
            LogFailed(logger, failure);
        }
    }

    /// <summary>
    /// Two loops: the ends of a whole rack that has lost its power must not keep the signs of life of others from the
    /// store, or they would seem silent to other silos.
    /// </summary>
    protected override Task ExecuteAsync(CancellationToken stoppingToken) => Task.WhenAll(
        RepeatAsync(heartbeats.FlushAsync, stoppingToken),
        RepeatAsync(SweepAsync, stoppingToken));

    private async Task RepeatAsync(Func<CancellationToken, Task> cycle, CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(AttemptTimes.HeartbeatFlushInterval, clock);
        do
        {
            await TryAsync(cycle, stoppingToken);
        }
        while (await timer.WaitForNextTickAsync(stoppingToken));
    }

    private async Task SweepAsync(CancellationToken cancellationToken)
    {
        if (grace.HasReceivedFor(AttemptTimes.HeartbeatTimeout))
        {
            // What was heard here comes first, whatever the other loop is at.
            await heartbeats.FlushAsync(cancellationToken);
            await EndSilentAsync(cancellationToken);
        }
    }

    /// <summary>Catches what fails: the next cycle tries again.</summary>
    private async Task TryAsync(Func<CancellationToken, Task> cycle, CancellationToken cancellationToken)
    {
        try
        {
            await cycle(cancellationToken);
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

    private async Task EndSilentAsync(CancellationToken cancellationToken)
    {
        var silent = await jobs.ListSilentAsync(Silence, MaxCount, cancellationToken);
        await AttemptSweep.ForEachAsync(
            silent,
            EndAsync,
            (failure, attempt) => LogAttemptFailed(logger, failure, attempt.JobId, attempt.Number),
            cancellationToken);
    }

    private Task EndAsync(AttemptRecord attempt, CancellationToken cancellationToken) =>
        grains.GetGrain<IJobGrain>(attempt.JobId).HeartbeatMissedAsync(attempt.Number, cancellationToken);

    [LoggerMessage(LogLevel.Error, "Heartbeats could not be stored or looked at; the next try follows")]
    private static partial void LogFailed(ILogger logger, Exception failure);

    [LoggerMessage(
        LogLevel.Error, "The silence of job {JobId}, attempt {Attempt}, could not be applied; it is tried again")]
    private static partial void LogAttemptFailed(ILogger logger, Exception failure, long jobId, int attempt);
}
