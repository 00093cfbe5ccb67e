using Boxyard.Jobs;
using Boxyard.Silo;
using Microsoft.Extensions.Options;

namespace Boxyard.Notifications;

/// <summary>
/// Sends deliveries that are due; a lease on each keeps other silos from it meanwhile. Nobody waits for a receiver but
/// what is to be sent to it.
/// </summary>
internal sealed partial class NotificationSender(
    INotificationStore deliveries,
    WebhookClient client,
    ReceiverPace pace,
    IOptions<NotificationOptions> options,
    TimeProvider clock,
    ILogger<NotificationSender> logger)
    : BackgroundService
{
    private const int MaxReceivers = 1_000;
    private const int MaxProblemLength = 500;
    private static readonly TimeSpan LeaseGrace = TimeSpan.FromSeconds(30);

    private readonly WakeSignal _isFree = new();
    private readonly List<Task> _running = [];

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        if (!options.Value.IsUsed)
        {
            return;
        }

        try
        {
            while (true)
            {
                await SendDueAsync(stoppingToken);
                await _isFree.WaitAsync(options.Value.Interval, clock, stoppingToken);
            }
        }
        finally
        {
            await Task.WhenAll(_running);
        }
    }

    /// <summary>One look. Catches what fails: the next look tries again.</summary>
    private async Task SendDueAsync(CancellationToken cancellationToken)
    {
        try
        {
            await deliveries.TrimAsync(options.Value.MaxAge, options.Value.KeepTime, cancellationToken);
            _running.RemoveAll(task => task.IsCompleted);
            // Those that get nothing now must not keep others out of the list.
            var maxCount = MaxReceivers + pace.BlockedCount;
            var chosen = pace.Choose(await deliveries.ListReceiversAsync(maxCount, cancellationToken));
            if (chosen.Count == 0)
            {
                return;
            }

            var lease = options.Value.Timeout + LeaseGrace;
            foreach (var delivery in await deliveries.TakeAsync(chosen, lease, cancellationToken))
            {
                pace.Begin(delivery.Receiver);
                _running.Add(SendAsync(delivery, cancellationToken));
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

    /// <summary>Catches what fails: a delivery that is not settled is taken again when its lease is over.</summary>
    private async Task SendAsync(DeliveryRecord delivery, CancellationToken cancellationToken)
    {
        bool? isTaken = null;
        try
        {
            var problem = await client.TrySendAsync(delivery, cancellationToken);
            isTaken = client.IsKnown(delivery) ? problem is null : null;
            await SettleAsync(delivery, problem, cancellationToken);
        }
        catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
        {
            // The silo stops; whoever starts next sends it.
        }
        catch (Exception failure)
        {
            LogFailed(logger, failure);
        }
        finally
        {
            pace.End(delivery.Receiver, isTaken);
            _isFree.Wake();
        }
    }

    private async Task SettleAsync(DeliveryRecord delivery, string? problem, CancellationToken cancellationToken)
    {
        var state = problem is null ? DeliveryState.Delivered
            : delivery.TryCount >= options.Value.MaxTries ? DeliveryState.GivenUp
            : DeliveryState.Waiting;
        if (state == DeliveryState.GivenUp)
        {
            LogGivenUp(logger, delivery.Id, delivery.Target, problem!);
        }

        var shortProblem = problem is null ? null : ShortText.Cut(problem, MaxProblemLength).Replace('\0', '\uFFFD');
        var delay = options.Value.DelayAfter(delivery.TryCount - 1);
        await deliveries.SettleAsync(delivery, state, delay, shortProblem, cancellationToken);
    }

    [LoggerMessage(LogLevel.Error, "Deliveries could not be taken or kept; the next look follows")]
    private static partial void LogFailed(ILogger logger, Exception failure);

    [LoggerMessage(LogLevel.Warning, "Delivery {Id} to {Target} was given up: {Problem}")]
    private static partial void LogGivenUp(ILogger logger, string id, string target, string problem);
}
