using System.Runtime.InteropServices;
using Boxyard.Agent.Silo;
using Microsoft.Win32.SafeHandles;

namespace Boxyard.Agent.Boxes;

/// <summary>
/// Sends what a box's console has new. Where the log ends is the silo's word: a new agent begins at the start and is
/// told how far the one before had come.
/// </summary>
internal sealed partial class ConsoleUpload(RunRecord run, string stream, SiloAttempts attempts)
{
    private const int ChunkBytes = 256 * 1024;

    /// <summary>FALLOC_FL_PUNCH_HOLE, which wants FALLOC_FL_KEEP_SIZE with it.</summary>
    private const int PunchHole = 3;

    private long _offset;
    private long _freed;
    private bool _isClosed;

    /// <summary>Returns when all of it is stored, or no more of it is taken.</summary>
    public async Task SendAsync(CancellationToken cancellationToken)
    {
        while (!_isClosed && Read() is { Length: > 0 } bytes)
        {
            var end = await attempts.AppendLogAsync(run, stream, _offset, bytes, cancellationToken);
            // An answer that does not move us on would be asked for again and again.
            _isClosed = end is null || end == _offset;
            _offset = end ?? _offset;
        }

        Free();
    }

    /// <summary>
    /// What is stored, or will never be, takes no place on the disk; all that follows keeps its offset.
    /// </summary>
    private void Free()
    {
        using var file = File.OpenHandle(
            run.ConsolePath, FileMode.Open, FileAccess.Write, FileShare.ReadWrite | FileShare.Delete);
        var end = _isClosed ? RandomAccess.GetLength(file) : _offset;
        if (end - _freed >= ChunkBytes || (_isClosed && end > _freed))
        {
            // A file system that cannot do it keeps the file as it is.
            _ = FileAllocate(file, PunchHole, 0, end);
            _freed = end;
        }
    }

    private byte[] Read()
    {
        using var file = new FileStream(
            run.ConsolePath, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete);
        file.Seek(_offset, SeekOrigin.Begin);
        var buffer = new byte[ChunkBytes];
        return buffer[..file.ReadAtLeast(buffer, buffer.Length, throwOnEndOfStream: false)];
    }

    [LibraryImport("libc", EntryPoint = "fallocate64")]
    private static partial int FileAllocate(SafeFileHandle file, int mode, long offset, long length);
}
