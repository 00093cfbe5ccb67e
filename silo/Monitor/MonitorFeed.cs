using Boxyard.Jobs;

namespace Boxyard.Monitor;

/// <summary>
/// Reads the events once for all who look on, while somebody does. Nobody waits for who reads slowly: it is left
/// behind.
/// </summary>
internal sealed partial class MonitorFeed(IEventFeed events, TimeProvider clock, ILogger<MonitorFeed> logger)
    : BackgroundService
{
    private const int PageSize = 500;
    private static readonly TimeSpan LookInterval = TimeSpan.FromSeconds(1);

    // Held while the events are read, so that who joins misses nothing between its beginning and the next page.
    private readonly SemaphoreSlim _gate = new(1);
    private readonly List<MonitorSubscription> _subscriptions = [];
    private EventPosition _position;

    /// <summary>Sees what happens from now on.</summary>
    public async Task<MonitorSubscription> JoinAsync(CancellationToken cancellationToken)
    {
        await _gate.WaitAsync(cancellationToken);
        try
        {
            var end = await events.GetEndAsync(cancellationToken);
            if (_subscriptions.Count == 0)
            {
                _position = end;
            }

            var subscription = new MonitorSubscription(end);
            _subscriptions.Add(subscription);
            return subscription;
        }
        finally
        {
            _gate.Release();
        }
    }

    public async Task LeaveAsync(MonitorSubscription subscription)
    {
        await _gate.WaitAsync(CancellationToken.None);
        _subscriptions.Remove(subscription);
        _gate.Release();
    }

    public override void Dispose()
    {
        base.Dispose();
        _gate.Dispose();
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(LookInterval, clock);
        while (await timer.WaitForNextTickAsync(stoppingToken))
        {
            await LookAsync(stoppingToken);
        }
    }

    /// <summary>One look. Catches what fails: the next look goes on from the same place.</summary>
    private async Task LookAsync(CancellationToken cancellationToken)
    {
        await _gate.WaitAsync(cancellationToken);
        try
        {
            var count = PageSize;
            while (_subscriptions.Count > 0 && count == PageSize)
            {
                count = await ReadPageAsync(cancellationToken);
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
        finally
        {
            _gate.Release();
        }
    }

    private async Task<int> ReadPageAsync(CancellationToken cancellationToken)
    {
        var page = await events.ListAsync(_position, PageSize, cancellationToken);
        if (page.Count > 0)
        {
            MonitorEvent[] shared =
                [.. page.Select(item => new MonitorEvent(item.Position, MonitorRecord.Of(item.Event, clock)))];
            _subscriptions.RemoveAll(subscription => !subscription.TryAdd(shared));
            _position = page[^1].Position;
        }

        return page.Count;
    }

    [LoggerMessage(LogLevel.Error, "The events for the monitors could not be read; the next look follows")]
    private static partial void LogFailed(ILogger logger, Exception failure);
}
