using Microsoft.Extensions.Options;

namespace Boxyard.Retention;

/// <summary>Looks now and then for what is to go.</summary>
internal sealed partial class RetentionSweep(
    RetentionRun run, IOptions<RetentionOptions> options, TimeProvider clock, ILogger<RetentionSweep> logger)
    : BackgroundService
{
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(options.Value.Interval, clock);
        do
        {
            try
            {
                await run.RunAsync(stoppingToken);
            }
            catch (Exception failure) when (failure is not OperationCanceledException)
            {
                // What was begun is kept in rows: the next look goes on.
                LogFailed(failure);
            }
        }
        while (await timer.WaitForNextTickAsync(stoppingToken));
    }

    [LoggerMessage(LogLevel.Error, "A look for old jobs and files failed; the next one follows")]
    private partial void LogFailed(Exception failure);
}
