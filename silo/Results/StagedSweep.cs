namespace Boxyard.Results;

/// <summary>Has the leftovers of uploads removed, at the start and then now and then.</summary>
internal sealed partial class StagedSweep(
    StagedLeftovers leftovers, TimeProvider clock, ILogger<StagedSweep> logger) : BackgroundService
{
    private static readonly TimeSpan Interval = TimeSpan.FromHours(1);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        // The walk through the folder does not await: not in the way of the start.
        await Task.Yield();
        while (true)
        {
            try
            {
                await leftovers.RemoveAsync(stoppingToken);
            }
            catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
            {
                throw;
            }
            catch (Exception failure)
            {
                leftovers.Forget();
                LogFailed(logger, failure);
            }

            await Task.Delay(Interval, clock, stoppingToken);
        }
    }

    [LoggerMessage(LogLevel.Error, "Leftovers of uploads could not be removed; the next look follows")]
    private static partial void LogFailed(ILogger logger, Exception failure);
}
