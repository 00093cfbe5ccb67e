using System.Buffers;
using System.Security.Cryptography;
using Boxyard.Silo;
using Microsoft.Win32.SafeHandles;

namespace Boxyard.Results;

/// <summary>Copies a request's body to a file, a buffer at a time.</summary>
internal static class DiskCopy
{
    private const int BufferSize = 64 * 1024;
    private const int NoSpaceError = 28;
    private const int QuotaError = 122;
    private const int WindowsDiskFullError = unchecked((int)0x80070070);

    /// <summary>
    /// Writes the content from an offset on. Returns the end of what was written, or null when it would pass `maxEnd`;
    /// a bounded rest is read then, so that the client listens to the refusal.
    /// </summary>
    public static async Task<long?> WriteAsync(
        SafeFileHandle file,
        long offset,
        Stream content,
        long maxEnd,
        IncrementalHash? hash,
        CancellationToken cancellationToken)
    {
        var buffer = ArrayPool<byte>.Shared.Rent(BufferSize);
        try
        {
            int count;
            while ((count = await content.ReadAsync(buffer.AsMemory(0, BufferSize), cancellationToken)) > 0)
            {
                if (offset + count > maxEnd)
                {
                    await BodyRest.DropAsync(content, cancellationToken);
                    return null;
                }

                hash?.AppendData(buffer, 0, count);
                await RandomAccess.WriteAsync(file, buffer.AsMemory(0, count), offset, cancellationToken);
                offset += count;
            }

            return offset;
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(buffer);
        }
    }

    public static bool IsDiskFull(IOException failure) =>
        failure.HResult is NoSpaceError or QuotaError or WindowsDiskFullError;

    public static IOException DiskFull(string path, IOException failure) =>
        new(
            $"The disk is full: '{path}' could not be written. Free space on the disk of Results:Directory; the "
            + "box sends it again.",
            failure);
}
