using Boxyard.Queues;
using Boxyard.Testboxes;
using Microsoft.Extensions.Options;

namespace Boxyard.Clusters;

/// <summary>
/// Looks every few seconds, and when one has come, whether the boxes of waiting cluster jobs can be had. Several silos
/// may look at once: a reservation is one conditional write.
/// </summary>
internal sealed partial class ClusterSweep(
    WantedBoxes wanted,
    QueueWaiters waiters,
    ClusterWakes wakes,
    IOptions<ClusterOptions> options,
    TimeProvider clock,
    ILogger<ClusterSweep> logger)
    : BackgroundService
{
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        while (true)
        {
            await SweepAsync(stoppingToken);
            await wakes.WaitAsync(options.Value.Interval, clock, stoppingToken);
        }
    }

    /// <summary>One look. Catches what fails: the next look tries again.</summary>
    private async Task SweepAsync(CancellationToken cancellationToken)
    {
        try
        {
            await wanted.LookAsync(cancellationToken);
            if (wanted.Names.Count > 0)
            {
                await ReserveAsync(cancellationToken);
            }
        }
        catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
        {
            throw;
        }
        catch (Exception failure)
        {
            LogFailed(logger, failure);
        }
    }

    private async Task ReserveAsync(CancellationToken cancellationToken)
    {
        var waiting = wanted.Names.Where(box => waiters.IsAwaited(BoxWaiting.NameOf(box))).ToArray();
        while (await wanted.ReserveAsync(waiting, cancellationToken) > 0)
        {
            // More may be had than one look takes.
        }
    }

    [LoggerMessage(LogLevel.Error, "The look for cluster jobs failed; the next one follows")]
    private static partial void LogFailed(ILogger logger, Exception failure);
}
