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
    private bool _isClosed;
    private bool _canFree = true;

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
                if (end < Offset)
                {
                    Return(end.Value);
                }

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

    /// <summary>A restored silo has less of the log than it said, and some of that may be freed here.</summary>
    private void Return(long logAt)
    {
        var returned = _backlog.ReturnTo(logAt);
        if (returned != _backlog)
        {
            LogReturned(logger, run.Box, run.ShownId, logAt, returned.Dropped - _backlog.Dropped);
            Keep(returned);
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
        if (_isClosed)
        {
            FreeBetween(file, 0, RandomAccess.GetLength(file));
            return;
        }

        var end = _backlog.FileAt(Offset);
        if (!_canFree || end - _backlog.Freed < ConsoleBacklog.ChunkBytes)
        {
            return;
        }

        // Before the bytes go, as in Drop. A file system that cannot do it has them all still.
        var before = _backlog.Freed;
        Keep(_backlog with { Sent = Offset, Freed = end });
        _canFree = FreeBetween(file, 0, end);
        if (!_canFree)
        {
            Keep(_backlog with { Freed = before });
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
    private static bool FreeBetween(SafeFileHandle file, long from, long end) =>
        FileAllocate(file, PunchHole, from, end - from) == 0;

    [LibraryImport("libc", EntryPoint = "fallocate64")]
    private static partial int FileAllocate(SafeFileHandle file, int mode, long offset, long length);

    [LoggerMessage(
        LogLevel.Warning,
        "{Box}: the silo is away, and more of attempt {ShownId}'s console waits than may: {Dropped} bytes are dropped")]
    private static partial void LogDropped(ILogger logger, string box, string shownId, long dropped);

    [LoggerMessage(
        LogLevel.Warning,
        "{Box}: the silo has only {Offset} bytes of attempt {ShownId}'s console left; {Lost} of what it had are gone")]
    private static partial void LogReturned(ILogger logger, string box, string shownId, long offset, long lost);
}
