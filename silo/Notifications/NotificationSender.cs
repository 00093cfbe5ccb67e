using Boxyard.Jobs;
using Microsoft.Extensions.Options;

namespace Boxyard.Notifications;

/// <summary>Sends deliveries that are due; a lease on each keeps other silos from it meanwhile.</summary>
internal sealed partial class NotificationSender(
    INotificationStore deliveries,
    WebhookClient client,
    IOptions<NotificationOptions> options,
    TimeProvider clock,
    ILogger<NotificationSender> logger)
    : BackgroundService
{
    private const int MaxAtOnce = 32;
    private const int MaxProblemLength = 500;
    private const int MaxDoublings = 20;
    private static readonly TimeSpan LeaseGrace = TimeSpan.FromSeconds(30);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        if (!options.Value.IsUsed)
        {
            return;
        }

        using var timer = new PeriodicTimer(options.Value.Interval, clock);
        do
        {
            await SendDueAsync(stoppingToken);
        }
        while (await timer.WaitForNextTickAsync(stoppingToken));
    }

    /// <summary>One look. Catches what fails: the next look tries again.</summary>
    private async Task SendDueAsync(CancellationToken cancellationToken)
    {
        try
        {
            IReadOnlyList<DeliveryRecord> due;
            do
            {
                due = await deliveries.TakeAsync(
                    MaxAtOnce, options.Value.Timeout + LeaseGrace, options.Value.KeepTime, cancellationToken);
                await Task.WhenAll(due.Select(delivery => SendAsync(delivery, cancellationToken)));
            }
            while (due.Count == MaxAtOnce);
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

    private async Task SendAsync(DeliveryRecord delivery, CancellationToken cancellationToken)
    {
        var problem = await client.TrySendAsync(delivery, cancellationToken);
        var state = problem is null ? DeliveryState.Delivered
            : delivery.TryCount >= options.Value.MaxTries ? DeliveryState.GivenUp
            : DeliveryState.Waiting;
        if (state == DeliveryState.GivenUp)
        {
            LogGivenUp(logger, delivery.Id, delivery.Target, problem!);
        }

        var shortProblem = problem is null ? null : ShortText.Cut(problem, MaxProblemLength).Replace('\0', '\uFFFD');
        await deliveries.SettleAsync(delivery, state, DelayAfter(delivery.TryCount), shortProblem, cancellationToken);
    }

    private TimeSpan DelayAfter(int tryCount)
    {
        var delay = options.Value.RetryDelay * Math.Pow(2, Math.Min(tryCount - 1, MaxDoublings));
        return delay < options.Value.MaxRetryDelay ? delay : options.Value.MaxRetryDelay;
    }

    [LoggerMessage(LogLevel.Error, "Deliveries could not be taken or kept; the next look follows")]
    private static partial void LogFailed(ILogger logger, Exception failure);

    [LoggerMessage(LogLevel.Warning, "Delivery {Id} to {Target} was given up: {Problem}")]
    private static partial void LogGivenUp(ILogger logger, string id, string target, string problem);
}
