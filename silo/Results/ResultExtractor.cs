using Boxyard.Jobs;
using Microsoft.Extensions.Options;

namespace Boxyard.Results;

/// <summary>
/// Extracts the results of ended attempts, one after the other: woken by <see cref="ExtractionWakes"/>, else by a slow
/// poll.
/// </summary>
internal sealed partial class ResultExtractor(
    ResultExtraction extraction,
    IResultStore store,
    ExtractionWakes wakes,
    IOptions<ResultsOptions> options,
    TimeProvider clock,
    ILogger<ResultExtractor> logger) : BackgroundService
{
    private const int BatchSize = 32;

    private readonly ExtractionDelays _delays = new(
        options.Value.ExtractInterval, options.Value.MaxExtractDelay, clock);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(options.Value.ExtractInterval, clock);
        var tick = timer.WaitForNextTickAsync(stoppingToken).AsTask();
        var wake = wakes.WaitAsync(stoppingToken);
        while (!stoppingToken.IsCancellationRequested)
        {
            await RunCycleAsync(stoppingToken);
            await Task.WhenAny(tick, wake);
            tick = tick.IsCompleted ? timer.WaitForNextTickAsync(stoppingToken).AsTask() : tick;
            wake = wake.IsCompleted ? wakes.WaitAsync(stoppingToken) : wake;
        }
    }

    /// <summary>Works until nothing is due. A failure ends the cycle; the next tick begins another.</summary>
    private async Task RunCycleAsync(CancellationToken cancellationToken)
    {
        try
        {
            while (await ExtractBatchAsync(cancellationToken) > 0)
            {
                // There may be more than a batch.
            }
        }
        catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
        {
            // The host stops; what is on the list stays there.
        }
        catch (Exception failure)
        {
            LogListFailed(logger, failure);
        }
    }

    /// <summary>
    /// Returns how many attempts were extracted. Those that wait must not hide the others, so the list is longer by
    /// them.
    /// </summary>
    private async Task<int> ExtractBatchAsync(CancellationToken cancellationToken)
    {
        var count = 0;
        foreach (var (jobId, attempt) in await store.ListToExtractAsync(BatchSize + _delays.Count, cancellationToken))
        {
            var shownId = new ShownId(jobId, attempt);
            if (_delays.IsDue(shownId) && await TryExtractAsync(shownId, cancellationToken))
            {
                count++;
            }
        }

        return count;
    }

    private async Task<bool> TryExtractAsync(ShownId shownId, CancellationToken cancellationToken)
    {
        try
        {
            await extraction.ExtractAsync(shownId, cancellationToken);
            _delays.Forget(shownId);
            LogExtracted(logger, shownId);
            return true;
        }
        catch (Exception failure) when (
            failure is not OperationCanceledException || !cancellationToken.IsCancellationRequested)
        {
            var delay = _delays.Postpone(shownId);
            LogFailed(logger, failure, shownId, delay);
            return false;
        }
    }

    [LoggerMessage(LogLevel.Information, "The results of {ShownId} are extracted")]
    private static partial void LogExtracted(ILogger logger, ShownId shownId);

    [LoggerMessage(LogLevel.Error, "The results of {ShownId} could not be extracted; tried again in {Delay}")]
    private static partial void LogFailed(ILogger logger, Exception failure, ShownId shownId, TimeSpan delay);

    [LoggerMessage(LogLevel.Error, "The attempts whose results wait could not be listed; tried again at the next poll")]
    private static partial void LogListFailed(ILogger logger, Exception failure);
}
