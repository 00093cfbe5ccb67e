using Boxyard.Jobs;
using Microsoft.Extensions.Options;

namespace Boxyard.Notifications;

/// <summary>
/// Follows the events, and looks at the queues, and keeps what is to be told. Its place among the events is a row that
/// moves with what it keeps: a silo that dies loses nothing, and of several one keeps each delivery.
/// </summary>
internal sealed partial class NotificationFollower(
    INotificationStore deliveries,
    IEventFeed events,
    Occurrences occurrences,
    DeliveryPlan plan,
    IOptions<NotificationOptions> options,
    TimeProvider clock,
    ILogger<NotificationFollower> logger)
    : BackgroundService
{
    private const int PageSize = 1_000;

    private static readonly TimeSpan QueueInterval = TimeSpan.FromMinutes(1);

    private long? _queuesLookedAt;

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        if (!options.Value.IsUsed)
        {
            return;
        }

        using var timer = new PeriodicTimer(options.Value.Interval, clock);
        do
        {
            await LookAsync(stoppingToken);
        }
        while (await timer.WaitForNextTickAsync(stoppingToken));
    }

    /// <summary>One look. Catches what fails: the next look tries again.</summary>
    private async Task LookAsync(CancellationToken cancellationToken)
    {
        try
        {
            await FollowAsync(cancellationToken);
            await LookAtQueuesAsync(cancellationToken);
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

    private async Task FollowAsync(CancellationToken cancellationToken)
    {
        var from = await events.GetCursorAsync(EventFollower.Notifications, cancellationToken);
        while (await events.ListAsync(from, PageSize, cancellationToken) is { Count: > 0 } page)
        {
            var planned = new List<NewDelivery>();
            // What is too old is not told, as when the first target is named after years.
            foreach (var (_, stored) in page.Where(item => clock.GetUtcNow() - item.Event.At < options.Value.MaxAge))
            {
                var found = await occurrences.FindAsync(stored, cancellationToken);
                planned.AddRange(found.SelectMany(plan.For));
            }

            var to = page[^1].Position;
            if (!await deliveries.PlanAsync(planned, (from, to), cancellationToken))
            {
                // Another silo is at it.
                return;
            }

            from = to;
        }
    }

    private async Task LookAtQueuesAsync(CancellationToken cancellationToken)
    {
        if (options.Value.MaxQueueWait is not { } maxWait
            || (_queuesLookedAt is { } lookedAt && clock.GetElapsedTime(lookedAt) < QueueInterval))
        {
            return;
        }

        var found = await occurrences.FindWaitsAsync(maxWait, cancellationToken);
        NewDelivery[] planned = [.. found.SelectMany(plan.For)];
        if (planned.Length > 0)
        {
            await deliveries.PlanAsync(planned, step: null, cancellationToken);
        }

        _queuesLookedAt = clock.GetTimestamp();
    }

    [LoggerMessage(LogLevel.Error, "The look for what is to be told failed; the next one follows")]
    private static partial void LogFailed(ILogger logger, Exception failure);
}
