using System.Buffers;
using Boxyard.Jobs;

namespace Boxyard.Results;

/// <summary>
/// Looks at uploaded kernel logs for a panic, which ends the attempt. Looks at the file, from the chunk's beginning: so
/// a panic across two chunks is found, and one whose chunk is sent again because we failed in between.
/// </summary>
internal sealed class PanicWatch(IResultFiles files, IGrainFactory grains)
{
    private const int BufferSize = 64 * 1024;

    /// <param name="permit">Of the attempt.</param>
    /// <param name="stream">Any stream; those that are no kernel's are passed over.</param>
    /// <param name="offset">Where the chunk begins.</param>
    /// <param name="size">Where it ends: the log is looked at up to there.</param>
    /// <param name="cancellationToken">Ends the look; the chunk must then be sent again.</param>
    public async Task LookAsync(
        UploadPermit permit, string stream, long offset, long size, CancellationToken cancellationToken)
    {
        if (KernelLog.IsKernels(stream)
            && UploadAccess.IsLive(permit.Attempt!)
            && await HasPanicAsync(permit.Root, stream, offset, size, cancellationToken))
        {
            var job = grains.GetGrain<IJobGrain>(permit.ShownId.JobId);
            await job.KernelPanickedAsync(permit.ShownId.Attempt, cancellationToken);
        }
    }

    private async Task<bool> HasPanicAsync(
        string root, string stream, long offset, long size, CancellationToken cancellationToken)
    {
        await using var log = files.OpenLog(root, stream, size);
        if (log is null)
        {
            return false;
        }

        var from = Math.Max(0, offset - KernelLog.Overlap);
        log.Position = from;
        var buffer = ArrayPool<byte>.Shared.Rent(BufferSize);
        try
        {
            var kept = 0;
            while (await log.ReadAsync(buffer.AsMemory(kept), cancellationToken) is var read && read > 0)
            {
                var length = kept + read;
                if (KernelLog.HasPanic(buffer.AsSpan(0, length), from == 0))
                {
                    return true;
                }

                kept = Math.Min(length, KernelLog.Overlap);
                buffer.AsSpan(length - kept, kept).CopyTo(buffer);
                from += length - kept;
            }

            return false;
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(buffer);
        }
    }
}
