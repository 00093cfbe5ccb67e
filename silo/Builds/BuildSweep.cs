using Microsoft.Extensions.Options;

namespace Boxyard.Builds;

/// <summary>
/// Takes builds on when their jobs are over: soon after the commit that ends the last one, and now and then all, as
/// the net. What it looks for is in the database, so a build that a killed silo left goes on at the next start.
/// </summary>
internal sealed partial class BuildSweep(
    BuildWakes wakes,
    BuildProgress progress,
    IOptions<BuildsOptions> options,
    TimeProvider clock,
    ILogger<BuildSweep> logger)
    : BackgroundService
{
    /// <summary>Commits in between are looked at together.</summary>
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(500);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        var wholeAt = clock.GetTimestamp();
        var isWhole = true;
        while (true)
        {
            await SweepAsync(isWhole, stoppingToken);
            if (isWhole)
            {
                wholeAt = clock.GetTimestamp();
            }

            await Task.Delay(Pause, clock, stoppingToken);
            await wakes.WaitAsync(options.Value.Interval, clock, stoppingToken);
            isWhole = clock.GetElapsedTime(wholeAt) >= options.Value.Interval;
        }
    }

    /// <summary>
    /// One look, at all builds or at those of the jobs that have changed. Catches what fails: the next look is at
    /// everything.
    /// </summary>
    internal async Task SweepAsync(bool isWhole, CancellationToken cancellationToken)
    {
        try
        {
            if (wakes.Take() is { } jobIds && !isWhole)
            {
                await progress.AdvanceAsync(jobIds, cancellationToken);
            }
            else
            {
                await progress.AdvanceAllAsync(cancellationToken);
            }
        }
        catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
        {
            throw;
        }
        catch (Exception failure)
        {
            wakes.MarkIncomplete();
            LogFailed(logger, failure);
        }
    }

    [LoggerMessage(LogLevel.Error, "The look for builds that can go on failed; the next one follows")]
    private static partial void LogFailed(ILogger logger, Exception failure);
}
