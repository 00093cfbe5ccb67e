using Microsoft.Extensions.Options;

namespace Boxyard.Apps.Code;

/// <summary>
/// Looks at the folder of a clone while it grows: it may not be too large, and its host must go on sending.
/// </summary>
internal sealed class GitWatch(IOptions<AppOptions> options, TimeProvider clock)
{
    /// <summary>Bytes a second that a host sends at least.</summary>
    private const int MinSpeed = 1_000;

    /// <summary>With so much, git may be busy with what it has for long.</summary>
    private const long BusySize = 64L * 1024 * 1024;

    private static readonly TimeSpan Interval = TimeSpan.FromSeconds(1);

    public bool IsTooLarge(string folder) => SizeOf(folder) > options.Value.MaxCloneBytes;

    /// <summary>
    /// Returns, and cancels `clone`, once the folder is too large or its host has stopped to send; null when `over`
    /// came first.
    /// </summary>
    public async Task<GitCheckoutOutcome?> WatchAsync(
        string folder, CancellationTokenSource clone, CancellationToken over)
    {
        try
        {
            using var timer = new PeriodicTimer(Interval, clock);
            var (since, sizeThen) = (clock.GetTimestamp(), 0L);
            while (await timer.WaitForNextTickAsync(over))
            {
                var size = SizeOf(folder);
                var time = clock.GetElapsedTime(since);
                var outcome = size > options.Value.MaxCloneBytes ? TooLarge()
                    : time >= options.Value.CloneStallTimeout && IsStalled(size, size - sizeThen, time) ? Stalled()
                    : null;
                if (outcome is not null)
                {
                    await clone.CancelAsync();
                    return outcome;
                }

                if (time >= options.Value.CloneStallTimeout)
                {
                    (since, sizeThen) = (clock.GetTimestamp(), size);
                }
            }
        }
        catch (OperationCanceledException)
        {
            // The clone is over.
        }

        return null;
    }

    public GitCheckoutOutcome TooLarge() => GitCheckoutOutcome.Refused(
        $"The code has more than {options.Value.MaxCloneBytes} bytes (Apps:MaxCloneBytes)");

    private static bool IsStalled(long size, long grown, TimeSpan time) =>
        size < BusySize && grown < MinSpeed * time.TotalSeconds;

    private GitCheckoutOutcome Stalled() => GitCheckoutOutcome.TooLate(
        $"git clone got less than {MinSpeed} bytes a second for {options.Value.CloneStallTimeout.TotalSeconds} seconds");

    /// <summary>Git renames and removes files meanwhile: what is gone counts nothing, and the others count.</summary>
    private static long SizeOf(string folder)
    {
        var size = 0L;
        var folders = new Stack<string>([folder]);
        while (folders.TryPop(out var next))
        {
            foreach (var entry in List(next))
            {
                if (entry is FileInfo file)
                {
                    size += LengthOf(file);
                }
                else if (!entry.Attributes.HasFlag(FileAttributes.ReparsePoint))
                {
                    folders.Push(entry.FullName);
                }
            }
        }

        return size;
    }

    private static FileSystemInfo[] List(string folder)
    {
        try
        {
            return new DirectoryInfo(folder).GetFileSystemInfos();
        }
        catch (DirectoryNotFoundException)
        {
            return [];
        }
    }

    private static long LengthOf(FileInfo file)
    {
        try
        {
            return file.LinkTarget is null ? file.Length : 0;
        }
        catch (FileNotFoundException)
        {
            return 0;
        }
    }
}
