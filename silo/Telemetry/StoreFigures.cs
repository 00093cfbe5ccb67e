using Boxyard.Jobs;
using Boxyard.Queues;
using Boxyard.Silo;
using Boxyard.Storage;
using Microsoft.Extensions.Options;

namespace Boxyard.Telemetry;

/// <summary>
/// Reads queues and jobs for those who look at metrics: at most once a second, however many look, and never for longer
/// than a look at the database's health may take.
/// </summary>
internal sealed partial class StoreFigures(
    IQueueStore queues,
    IJobCounts counts,
    IJobStore jobs,
    IOptions<SiloOptions> options,
    TimeProvider clock,
    ILogger<StoreFigures> logger) : IDisposable
{
    /// <summary>Bounds what one look reads and shows; the queues beyond, by name, are left out.</summary>
    private const int MaxQueues = 2_000;
    private const int PageSize = 500;
    private static readonly TimeSpan MaxAge = TimeSpan.FromSeconds(1);

    private readonly SemaphoreSlim _turn = new(1);
    private long? _readAt;

    public StoreFigure Last { get; private set; } = StoreFigure.Unknown;

    public async Task RefreshAsync(CancellationToken cancellationToken)
    {
        await _turn.WaitAsync(cancellationToken);
        try
        {
            if (_readAt is { } readAt && clock.GetElapsedTime(readAt) < MaxAge)
            {
                return;
            }

            Last = await ReadAsync(cancellationToken);
            _readAt = clock.GetTimestamp();
        }
        finally
        {
            _turn.Release();
        }
    }

    public void Dispose() => _turn.Dispose();

    private async Task<StoreFigure> ReadAsync(CancellationToken cancellationToken)
    {
        using var reading = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        try
        {
            return await ReadAllAsync(reading.Token).WaitAsync(options.Value.ReadyTimeout, clock, cancellationToken);
        }
        catch (Exception failure) when (failure is StoreException or TimeoutException)
        {
            // Caught here, since a database that is down is something that metrics tell.
            await reading.CancelAsync();
            LogUnknown(failure);
            return StoreFigure.Unknown;
        }
    }

    private async Task<StoreFigure> ReadAllAsync(CancellationToken cancellationToken)
    {
        var now = await jobs.GetNowAsync(cancellationToken);
        var byState = await counts.GetAsync(cancellationToken);
        var busy = new List<QueueRecord>();
        string? last = null;
        for (var read = 0; read < MaxQueues; read += PageSize)
        {
            var page = await queues.ListAsync(last, PageSize, cancellationToken);
            busy.AddRange(page.Where(queue => queue.QueuedCount > 0 || queue.LiveCount > 0));
            if (page.Count < PageSize)
            {
                break;
            }

            last = page[^1].Name;
        }

        return new StoreFigure { IsUp = true, Now = now, Queues = [.. busy], Jobs = [.. byState] };
    }

    [LoggerMessage(LogLevel.Warning, "Metrics of queues and jobs are not known: the database does not answer")]
    private partial void LogUnknown(Exception failure);
}
