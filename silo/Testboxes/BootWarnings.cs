using System.Collections.Immutable;
using System.Text.Json;
using System.Threading.Channels;
using Boxyard.Jobs;

namespace Boxyard.Testboxes;

/// <summary>
/// Keeps as events what was not found while a boot text was rendered. It does so beside the request, in batches: a lab
/// whose files are served elsewhere misses them all, and must not pay a second commit for each boot. An event may be
/// lost at a crash; the text that the box got says the same.
/// </summary>
internal sealed partial class BootWarnings(IJobStore jobs, ILogger<BootWarnings> logger) : BackgroundService
{
    private const int Capacity = 1000;
    private const int MaxBatch = 200;

    private readonly Channel<JobEvent> _events = Channel.CreateBounded<JobEvent>(
        new BoundedChannelOptions(Capacity) { FullMode = BoundedChannelFullMode.DropWrite, SingleReader = true });

    /// <summary>The attempts that were written last: firmware asks several times, and one event is enough.</summary>
    private readonly Queue<(long JobId, int Attempt)> _order = new();
    private readonly HashSet<(long JobId, int Attempt)> _written = [];

    public void Keep(Offer offer, ImmutableArray<string> warnings)
    {
        if (warnings.IsEmpty)
        {
            return;
        }

        _events.Writer.TryWrite(new JobEvent
        {
            JobId = offer.JobId,
            Attempt = offer.Attempt,
            Testbox = offer.Testbox,
            Kind = "boot_files_missing",
            Data = JsonSerializer.Serialize(new Dictionary<string, ImmutableArray<string>> { ["warnings"] = warnings }),
        });
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        while (await _events.Reader.WaitToReadAsync(stoppingToken))
        {
            await WriteAsync(stoppingToken);
        }
    }

    private async Task WriteAsync(CancellationToken cancellationToken)
    {
        var batch = new List<JobEvent>();
        while (batch.Count < MaxBatch && _events.Reader.TryRead(out var kept))
        {
            if (IsNew((kept.JobId!.Value, kept.Attempt!.Value)))
            {
                batch.Add(kept);
            }
        }

        try
        {
            await jobs.AppendAsync(batch, cancellationToken);
        }
        catch (Exception failure) when (failure is not OperationCanceledException)
        {
            LogFailed(logger, failure, batch.Count);
            _written.ExceptWith(batch.Select(kept => (kept.JobId!.Value, kept.Attempt!.Value)));
        }
    }

    private bool IsNew((long JobId, int Attempt) attempt)
    {
        if (!_written.Add(attempt))
        {
            return false;
        }

        _order.Enqueue(attempt);
        if (_order.Count > Capacity)
        {
            _written.Remove(_order.Dequeue());
        }

        return true;
    }

    [LoggerMessage(LogLevel.Error, "{Count} warnings about missing boot files were not kept")]
    private static partial void LogFailed(ILogger logger, Exception failure, int count);
}
