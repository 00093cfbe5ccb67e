using System.Buffers;
using System.Text.Json;
using Boxyard.Results;
using Microsoft.Extensions.Options;

namespace Boxyard.Events;

/// <summary>
/// Looks for grown logs, once for all who follow them on this silo, and sends what is new. The rows say how much there
/// is, so a log that grew on another silo is seen as one of this.
/// </summary>
internal sealed partial class LogTail(
    IResultStore store,
    ResultReads reads,
    IOptions<EventOptions> options,
    IOptions<Microsoft.AspNetCore.Http.Json.JsonOptions> json,
    TimeProvider clock,
    ILogger<LogTail> logger) : BackgroundService
{
    private const int PieceSize = 32 * 1024;
    private const int LotSize = 500;

    private readonly Lock _lock = new();
    private readonly Dictionary<long, List<LogWatch>> _watches = [];

    /// <summary>What was seen of a job's logs last. Only the loop touches it.</summary>
    private readonly Dictionary<long, (long Size, int Count)> _seen = [];

    /// <summary>Follows the logs of a job until it is disposed.</summary>
    public LogWatch Watch(long jobId)
    {
        var watch = new LogWatch(this, jobId);
        lock (_lock)
        {
            if (!_watches.TryGetValue(jobId, out var watches))
            {
                _watches.Add(jobId, watches = []);
            }

            watches.Add(watch);
        }

        return watch;
    }

    /// <summary>Sends all bytes after the cursor that are there now, attempt by attempt, log by log.</summary>
    public async Task SendNewAsync(
        long jobId, EventWriter writer, EventCursor cursor, CancellationToken cancellationToken)
    {
        foreach (var log in await store.ListLogsOfJobsAsync([jobId], cancellationToken))
        {
            var attempt = log.ShownId.Attempt;
            if (log.Size > cursor.OffsetOf(attempt, log.Stream) && cursor.CanHold(attempt, log.Stream))
            {
                await SendAsync(log, writer, cursor, cancellationToken);
            }
        }
    }

    internal void Leave(LogWatch watch)
    {
        lock (_lock)
        {
            var watches = _watches[watch.JobId];
            watches.Remove(watch);
            if (watches.Count == 0)
            {
                _watches.Remove(watch.JobId);
            }
        }
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(options.Value.PollInterval, clock);
        while (await timer.WaitForNextTickAsync(stoppingToken))
        {
            try
            {
                await LookAsync(stoppingToken);
            }
            catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
            {
                throw;
            }
            catch (Exception failure)
            {
                LogFailed(logger, failure);
            }
        }
    }

    private async Task LookAsync(CancellationToken cancellationToken)
    {
        long[] jobIds;
        lock (_lock)
        {
            jobIds = [.. _watches.Keys];
        }

        foreach (var gone in _seen.Keys.Except(jobIds).ToList())
        {
            _seen.Remove(gone);
        }

        foreach (var lot in jobIds.Chunk(LotSize))
        {
            var logs = await store.ListLogsOfJobsAsync(lot, cancellationToken);
            foreach (var job in logs.GroupBy(log => log.ShownId.JobId))
            {
                // The count of those that are over is part of it: the last bytes of a log may wait for that.
                var now = (job.Sum(log => log.Size), job.Count() + job.Count(log => log.IsOver));
                if (_seen.GetValueOrDefault(job.Key) != now)
                {
                    _seen[job.Key] = now;
                    Tell(job.Key);
                }
            }
        }
    }

    private void Tell(long jobId)
    {
        lock (_lock)
        {
            foreach (var watch in _watches.GetValueOrDefault(jobId, []))
            {
                watch.Tell();
            }
        }
    }

    private async Task SendAsync(
        JobLogRecord log, EventWriter writer, EventCursor cursor, CancellationToken cancellationToken)
    {
        await using var content = await reads.FindLogAsync(log.ShownId, log.Stream, cancellationToken);
        if (content is null)
        {
            // It was removed since it was listed.
            return;
        }

        var buffer = ArrayPool<byte>.Shared.Rent(PieceSize);
        try
        {
            var offset = cursor.OffsetOf(log.ShownId.Attempt, log.Stream);
            content.Seek(offset, SeekOrigin.Begin);
            while (await ReadPieceAsync(content, buffer.AsMemory(0, PieceSize), log.IsOver, cancellationToken)
                is { Length: > 0 } piece)
            {
                var data = Write(log, offset, piece.Span);
                offset += piece.Length;
                cursor.MoveLog(log.ShownId.Attempt, log.Stream, offset);
                await writer.WriteAsync(cursor, "log", data, cancellationToken);
            }
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(buffer);
        }
    }

    /// <summary>
    /// The next bytes, up to the last whole character; nothing when there is none yet. Of a log that ends in the middle
    /// of one, the last bytes come alone.
    /// </summary>
    private static async Task<ReadOnlyMemory<byte>> ReadPieceAsync(
        Stream content, Memory<byte> buffer, bool isOver, CancellationToken cancellationToken)
    {
        var count = await content.ReadAtLeastAsync(
            buffer, buffer.Length, throwOnEndOfStream: false, cancellationToken);
        var cutOff = LogPiece.CountCutOff(buffer.Span[..count]);
        if (cutOff == count && isOver)
        {
            return buffer[..count];
        }

        content.Seek(-cutOff, SeekOrigin.Current);
        return buffer[..(count - cutOff)];
    }

    private byte[] Write(JobLogRecord log, long offset, ReadOnlySpan<byte> piece)
    {
        var (text, base64) = LogPiece.Read(piece);
        return JsonSerializer.SerializeToUtf8Bytes(
            new LogPieceAnswer
            {
                JobId = log.ShownId.JobId,
                Attempt = log.ShownId.Attempt,
                Stream = log.Stream,
                Offset = offset,
                Next = offset + piece.Length,
                Text = text,
                Base64 = base64,
            },
            json.Value.SerializerOptions);
    }

    [LoggerMessage(LogLevel.Error, "The logs that are followed could not be looked at; the next look follows")]
    private static partial void LogFailed(ILogger logger, Exception failure);
}
