using System.Runtime.InteropServices;
using System.Text.Json;
using Boxyard.Agent.Silo;
using Microsoft.Win32.SafeHandles;

namespace Boxyard.Agent.Boxes;

/// <summary>
/// Sends what a box's console has new. Where the log ends is the silo's word: a new agent begins with what it knows to
/// be sent and is told how far the one before had come.
/// </summary>
internal sealed partial class ConsoleUpload(
    RunRecord run, string stream, SiloAttempts attempts, long maxUnsentBytes, ILogger logger)
{
    /// <summary>FALLOC_FL_PUNCH_HOLE, which wants FALLOC_FL_KEEP_SIZE with it.</summary>
    private const int PunchHole = 3;

    private ConsoleBacklog _backlog = Load(run);
    private long? _offset;
    private long _freed;
    private bool _isClosed;

    private long Offset => _offset ??= _backlog.Sent;

    /// <summary>
    /// Returns when all of it is stored, or no more of it is taken. When the silo does not answer, what is unsent
    /// beyond the bound is dropped.
    /// </summary>
    public async Task SendAsync(CancellationToken cancellationToken)
    {
        try
        {
            while (!_isClosed && Read() is { Length: > 0 } bytes)
            {
                var end = await attempts.AppendLogAsync(run, stream, Offset, bytes, cancellationToken);
                // An answer that does not move us on would be asked for again and again.
                _isClosed = end is null || end == Offset;
                _offset = end ?? Offset;
                Note();
            }
        }
        catch (SiloException)
        {
            Drop();
            throw;
        }

        Free();
    }

    /// <summary>Keeps how far it was sent, before so much more was that the next start could not tell.</summary>
    private void Note()
    {
        if (Offset - _backlog.Sent >= ConsoleBacklog.ChunkBytes)
        {
            Keep(_backlog with { Sent = Offset });
        }
    }

    /// <summary>The silo is away, maybe for long: the host's disk is not for the console alone.</summary>
    private void Drop()
    {
        using var file = OpenToFree();
        var trimmed = _backlog.Trim(Offset, RandomAccess.GetLength(file), maxUnsentBytes);
        var dropped = trimmed.Dropped - _backlog.Dropped;
        if (dropped == 0)
        {
            return;
        }

        // Before the bytes go: whoever reads the file from now on must know that they are no console.
        Keep(trimmed);
        var gap = trimmed.Gaps[^1];
        FreeBetween(file, gap.FileAt - gap.Dropped, gap.FileAt);
        LogDropped(logger, run.Box, run.ShownId, dropped);
    }

    /// <summary>
    /// What is stored, or will never be, takes no place on the disk; all that follows keeps its offset.
    /// </summary>
    private void Free()
    {
        using var file = OpenToFree();
        var end = _isClosed ? RandomAccess.GetLength(file) : _backlog.FileAt(Offset);
        if (end - _freed >= ConsoleBacklog.ChunkBytes || (_isClosed && end > _freed))
        {
            FreeBetween(file, 0, end);
            _freed = end;
        }
    }

    private byte[] Read()
    {
        if (_backlog.NoticeAt(Offset) is { Length: > 0 } notice)
        {
            return notice;
        }

        using var file = new FileStream(
            run.ConsolePath, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete);
        file.Seek(_backlog.FileAt(Offset), SeekOrigin.Begin);
        var buffer = new byte[Math.Min(ConsoleBacklog.ChunkBytes, _backlog.BytesBeforeGap(Offset))];
        return buffer[..file.ReadAtLeast(buffer, buffer.Length, throwOnEndOfStream: false)];
    }

    private SafeFileHandle OpenToFree() => File.OpenHandle(
        run.ConsolePath, FileMode.Open, FileAccess.Write, FileShare.ReadWrite | FileShare.Delete);

    private void Keep(ConsoleBacklog backlog)
    {
        DurableFile.Write(run.ConsoleBacklogPath, JsonSerializer.Serialize(backlog));
        _backlog = backlog;
    }

    private static ConsoleBacklog Load(RunRecord run)
    {
        try
        {
            return File.Exists(run.ConsoleBacklogPath)
                ? JsonSerializer.Deserialize<ConsoleBacklog>(File.ReadAllText(run.ConsoleBacklogPath))!
                : new ConsoleBacklog();
        }
        catch (JsonException damaged)
        {
            throw new IOException($"'{run.ConsoleBacklogPath}' is damaged: {damaged.Message}", damaged);
        }
    }

    /// <summary>A file system that cannot do it keeps the file as it is.</summary>
    private static void FreeBetween(SafeFileHandle file, long from, long end) =>
        _ = FileAllocate(file, PunchHole, from, end - from);

    [LibraryImport("libc", EntryPoint = "fallocate64")]
    private static partial int FileAllocate(SafeFileHandle file, int mode, long offset, long length);

    [LoggerMessage(
        LogLevel.Warning,
        "{Box}: the silo is away, and more of attempt {ShownId}'s console waits than may: {Dropped} bytes are dropped")]
    private static partial void LogDropped(ILogger logger, string box, string shownId, long dropped);
}
