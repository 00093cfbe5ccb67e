using Microsoft.Win32.SafeHandles;

namespace Boxyard.Results;

/// <summary>
/// A log in a file. Bytes beyond its row belong to an append that never finished; they are cut before the next.
/// </summary>
internal sealed class LogFile(string path, IAsyncDisposable hold) : ILogFile
{
    public async Task<long?> AppendAsync(long size, Stream content, long maxBytes, CancellationToken cancellationToken)
    {
        try
        {
            using var file = Open(size);
            var end = await DiskCopy.WriteAsync(file, size, content, maxBytes, hash: null, cancellationToken);
            if (end is null)
            {
                RandomAccess.SetLength(file, size);
                return null;
            }

            RandomAccess.FlushToDisk(file);
            if (size == 0)
            {
                // Also when the file is not new: whoever created it may have been killed before this.
                DurableFolder.Sync(Path.GetDirectoryName(path)!);
            }

            return end;
        }
        catch (IOException failure) when (DiskCopy.IsDiskFull(failure))
        {
            throw DiskCopy.DiskFull(path, failure);
        }
    }

    public ValueTask DisposeAsync() => hold.DisposeAsync();

    public static IOException Lost(string path, long length, long size) =>
        new(
            $"The log '{path}' has {length} bytes on disk, but {size} were acknowledged. Restore the file, or "
            + "the disk is not the right one.");

    private SafeFileHandle Open(long size)
    {
        var file = File.OpenHandle(
            path,
            FileMode.OpenOrCreate,
            FileAccess.ReadWrite,
            FileShare.ReadWrite | FileShare.Delete,
            FileOptions.Asynchronous);
        try
        {
            var length = RandomAccess.GetLength(file);
            if (length < size)
            {
                throw Lost(path, length, size);
            }

            if (length > size)
            {
                RandomAccess.SetLength(file, size);
            }

            return file;
        }
        catch
        {
            file.Dispose();
            throw;
        }
    }
}
