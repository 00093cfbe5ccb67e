using System.Buffers;
using System.Security.Cryptography;
using Boxyard.Results;

namespace Boxyard.Backups;

/// <summary>Copies files so that they are complete and on disk when they have their names.</summary>
internal static class FileCopy
{
    private const string PartSuffix = ".boxyard-part";
    private const int BufferSize = 1 << 20;

    /// <summary>
    /// Copies the first `size` bytes below `folder`, where folders are made, with the time of the last change. Returns
    /// their hash; null when the file has fewer, and nothing is kept. With `sha256` nothing else is kept either.
    /// </summary>
    public static async Task<string?> CopyAsync(
        string source, string folder, string path, long size, string? sha256, CancellationToken cancellationToken)
    {
        if (DurableFolder.Create(folder, Path.GetDirectoryName(path) ?? "") == FolderOutcome.PathTaken)
        {
            throw new IOException(
                $"A folder of '{Path.Join(folder, path)}' cannot be made: a file or link is in the way.");
        }

        var target = Path.Join(folder, path);
        var partial = target + PartSuffix;
        string? hash;
        await using (var output = new FileStream(
            partial, FileMode.Create, FileAccess.Write, FileShare.None, bufferSize: 0))
        {
            hash = await CopyAsync(source, output, size, cancellationToken);
            output.Flush(flushToDisk: true);
        }

        if (hash is null || (sha256 is not null && hash != sha256))
        {
            File.Delete(partial);
            return hash;
        }

        File.SetLastWriteTimeUtc(partial, File.GetLastWriteTimeUtc(source));
        File.Move(partial, target, overwrite: true);
        return hash;
    }

    /// <summary>The hash of the first `size` bytes of a file; null when it has fewer.</summary>
    public static Task<string?> HashAsync(string source, long size, CancellationToken cancellationToken) =>
        CopyAsync(source, Stream.Null, size, cancellationToken);

    private static async Task<string?> CopyAsync(
        string source, Stream output, long size, CancellationToken cancellationToken)
    {
        await using var input = new FileStream(
            source, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete, bufferSize: 0);
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        var buffer = ArrayPool<byte>.Shared.Rent(BufferSize);
        try
        {
            for (var left = size; left > 0;)
            {
                var count = await input.ReadAsync(
                    buffer.AsMemory(0, (int)Math.Min(left, buffer.Length)), cancellationToken);
                if (count == 0)
                {
                    return null;
                }

                hash.AppendData(buffer, 0, count);
                await output.WriteAsync(buffer.AsMemory(0, count), cancellationToken);
                left -= count;
            }

            return Convert.ToHexStringLower(hash.GetHashAndReset());
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(buffer);
        }
    }
}
