using Microsoft.Extensions.Options;

namespace Boxyard.Results;

/// <summary>
/// The space that is left where results are kept, and whether it is enough for more: before the disk is full, files are
/// refused, and last the logs. It recovers by itself.
/// </summary>
internal sealed partial class DiskSpace(
    IResultFiles files, IOptions<ResultsOptions> options, TimeProvider clock, ILogger<DiskSpace> logger)
{
    /// <summary>The part of the reserve that not even logs may use.</summary>
    private const int LogReserve = 8;

    private static readonly TimeSpan MaxAge = TimeSpan.FromSeconds(1);

    private readonly Lock _lock = new();
    private long? _free;
    private long? _lookedAt;
    private bool _isFull;

    /// <summary>For files that boxes upload; looked at once a second.</summary>
    public bool HasRoomForFiles() => HasRoom(options.Value.MinFreeBytes, MaxAge);

    /// <summary>The same, looked at now: for an upload that goes on.</summary>
    public bool StillHasRoom() => HasRoom(options.Value.MinFreeBytes, TimeSpan.Zero);

    public bool HasRoomForLogs() => HasRoom(options.Value.MinFreeBytes / LogReserve, MaxAge);

    /// <summary>Null when the disk does not say, as while its folder does not exist.</summary>
    public long? FindFreeBytes()
    {
        try
        {
            return new DriveInfo(files.Place).AvailableFreeSpace;
        }
        catch (Exception unknown) when (unknown is IOException or UnauthorizedAccessException)
        {
            return null;
        }
    }

    private bool HasRoom(long needed, TimeSpan maxAge)
    {
        if (needed == 0)
        {
            return true;
        }

        lock (_lock)
        {
            if (_lookedAt is not { } lookedAt || clock.GetElapsedTime(lookedAt) >= maxAge)
            {
                _free = FindFreeBytes();
                _lookedAt = clock.GetTimestamp();
                Tell();
            }

            // A disk that does not say is found full by who writes.
            return _free is null || _free >= needed;
        }
    }

    private void Tell()
    {
        var isFull = _free < options.Value.MinFreeBytes;
        if (isFull == _isFull)
        {
            return;
        }

        _isFull = isFull;
        if (isFull)
        {
            LogFull(files.Place, _free!.Value, options.Value.MinFreeBytes);
        }
        else
        {
            LogRoom(files.Place);
        }
    }

    [LoggerMessage(
        LogLevel.Warning,
        "Uploads are refused: '{Place}' has {Free} bytes free, less than Results:MinFreeBytes ({MinFree})")]
    private partial void LogFull(string place, long free, long minFree);

    [LoggerMessage(LogLevel.Information, "Uploads are taken again: '{Place}' has room")]
    private partial void LogRoom(string place);
}
