using System.Buffers;
using Boxyard.Jobs;
using Boxyard.Silo;
using Microsoft.Extensions.Options;

namespace Boxyard.Results;

/// <summary>
/// Appends to logs: bytes, fsync, then the row. What the row does not count is cut before the next append.
/// </summary>
internal sealed class LogUploads(
    IResultFiles files,
    IResultStore store,
    IJobStore jobs,
    PanicWatch panics,
    LiveGuests guests,
    DiskSpace space,
    IOptions<ResultsOptions> options)
{
    /// <summary>
    /// Appends a chunk that begins at `offset`. What the log has already is skipped, so a chunk can be sent again. A
    /// chunk of the guest is a sign of its life; in one of its kernel's log a panic is looked for.
    /// </summary>
    public async Task<LogAppend> AppendAsync(
        UploadPermit permit, string stream, long offset, Stream content, CancellationToken cancellationToken)
    {
        var append = await WriteAsync(permit, stream, offset, content, cancellationToken);
        if (append.Kind == LogAppendKind.Kept)
        {
            // Not cancelled when the watcher hangs up: it has nothing more to send.
            await panics.LookAsync(permit, stream, offset, append.ChunkEnd, CancellationToken.None);
        }

        // Who watches a console goes on sending when the kernel is dead, so its log proves nothing.
        if (append.Kind != LogAppendKind.Ended && !KernelLog.IsKernels(stream))
        {
            guests.Hear(permit.ShownId);
        }

        return append;
    }

    private async Task<LogAppend> WriteAsync(
        UploadPermit permit, string stream, long offset, Stream content, CancellationToken cancellationToken)
    {
        await using var log = await files.TakeLogAsync(permit.Root, stream, cancellationToken);
        var (jobId, attempt) = permit.ShownId;
        var size = await store.GetLogSizeAsync(jobId, attempt, stream, cancellationToken);
        if (offset > size)
        {
            return new LogAppend(LogAppendKind.Gap, size);
        }

        var skipped = await SkipAsync(content, size - offset, cancellationToken);
        if (skipped < size - offset)
        {
            return new LogAppend(LogAppendKind.Kept, size) { ChunkEnd = offset + skipped };
        }

        if (!space.HasRoomForLogs())
        {
            await BodyRest.DropAsync(content, cancellationToken);
            return new LogAppend(LogAppendKind.NoRoom, size);
        }

        var newSize = await log.AppendAsync(size, content, options.Value.MaxLogBytes, cancellationToken);
        if (newSize is null)
        {
            return new LogAppend(LogAppendKind.TooLarge, size);
        }

        // Not cancelled when the box hangs up: the lock must be held until it is known whether the row grew.
        var isKept = newSize == size ||
            await store.GrowLogAsync(jobId, attempt, stream, size, newSize.Value, CancellationToken.None);
        return isKept
            ? new LogAppend(LogAppendKind.Kept, newSize.Value)
            : await ExplainRefusalAsync(permit.ShownId, stream, size, cancellationToken);
    }

    /// <summary>
    /// The row did not grow: the attempt ended while the chunk was written, or someone writes past the lock.
    /// </summary>
    private async Task<LogAppend> ExplainRefusalAsync(
        ShownId shownId, string stream, long size, CancellationToken cancellationToken)
    {
        var attempt = await jobs.FindAttemptAsync(shownId.JobId, shownId.Attempt, cancellationToken);
        return attempt is null || !UploadAccess.IsLive(attempt)
            ? new LogAppend(LogAppendKind.Ended, size)
            : throw new IOException(
                $"The log '{stream}' of {shownId} changed while it was locked. Several silos need a result "
                + "folder whose file locks all of them see.");
    }

    /// <summary>Reads over bytes that the log has; how many there were, fewer when the chunk ends before.</summary>
    private static async Task<long> SkipAsync(Stream content, long count, CancellationToken cancellationToken)
    {
        var skipped = 0L;
        var buffer = ArrayPool<byte>.Shared.Rent(16 * 1024);
        try
        {
            while (skipped < count)
            {
                var read = await content.ReadAsync(
                    buffer.AsMemory(0, (int)Math.Min(buffer.Length, count - skipped)), cancellationToken);
                if (read == 0)
                {
                    break;
                }

                skipped += read;
            }

            return skipped;
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(buffer);
        }
    }
}
