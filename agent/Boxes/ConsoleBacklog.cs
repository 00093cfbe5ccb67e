using System.Collections.Immutable;
using System.Text.Json.Serialization;

namespace Boxyard.Agent.Boxes;

/// <summary>
/// Which byte of a console's file stands where in its log, while some of the console is dropped. Kept beside the file,
/// so that another start of the agent sends the same.
/// </summary>
internal sealed record ConsoleBacklog
{
    /// <summary>What one request sends at most.</summary>
    public const int ChunkBytes = 256 * 1024;

    /// <summary>
    /// The silo may have more of the log than is known here: the request whose answer was lost, and as much again as
    /// was not noted. So much after what is known to be sent is never dropped.
    /// </summary>
    private const int KeptBytes = 2 * ChunkBytes;

    /// <summary>The silo has at least so much of the log.</summary>
    public long Sent { get; init; }

    /// <summary>So much of the beginning of the file is freed, and cannot be sent again.</summary>
    public long Freed { get; init; }

    /// <summary>In the order of the log.</summary>
    public ImmutableArray<ConsoleGap> Gaps { get; init; } = [];

    [JsonIgnore]
    public long Dropped => Gaps.Sum(gap => gap.Dropped);

    /// <summary>Where the file has what follows at this offset of the log.</summary>
    public long FileAt(long logAt) => Gaps.LastOrDefault(gap => gap.LogAt <= logAt) is { } gap
        ? gap.FileAt + Math.Max(0, logAt - gap.LogEnd())
        : logAt;

    /// <summary>What the log has there instead of the file's bytes; empty where it has these.</summary>
    public byte[] NoticeAt(long logAt) =>
        Gaps.LastOrDefault(gap => gap.LogAt <= logAt) is { } gap && logAt < gap.LogEnd()
            ? gap.Notice()[(int)(logAt - gap.LogAt)..]
            : [];

    /// <summary>How many bytes of the file follow at this offset of the log before something was dropped.</summary>
    public long BytesBeforeGap(long logAt) =>
        Gaps.FirstOrDefault(gap => gap.LogAt > logAt) is { } next ? next.LogAt - logAt : long.MaxValue;

    /// <summary>
    /// When more is unsent than may be, as it is without the older half of that. The same when nothing is dropped.
    /// </summary>
    /// <param name="sentTo">The offset of the log up to which the silo is known to have it.</param>
    /// <param name="fileLength">What the console has written so far.</param>
    /// <param name="maxBytes">What may be unsent.</param>
    public ConsoleBacklog Trim(long sentTo, long fileLength, long maxBytes)
    {
        if (fileLength - FileAt(sentTo) <= maxBytes)
        {
            return this;
        }

        var keepFrom = fileLength - (maxBytes / 2);
        var last = Gaps.LastOrDefault();
        if (last is not null && last.LogAt >= sentTo + KeptBytes)
        {
            // The silo cannot have its sentence yet: it grows.
            return this with { Gaps = [.. Gaps[..^1], Grow(last, keepFrom)] };
        }

        var logAt = Math.Max(sentTo + KeptBytes, last?.LogEnd() ?? 0);
        var from = FileAt(logAt);
        return keepFrom > from
            ? this with { Gaps = [.. Gaps, new ConsoleGap(logAt, keepFrom, keepFrom - from)] }
            : this;
    }

    /// <summary>
    /// When the silo has the log no further than this: what it lost and is freed here becomes a gap, and what was
    /// dropped behind it moves to where the log has it now.
    /// </summary>
    public ConsoleBacklog ReturnTo(long logAt)
    {
        var from = FileAt(logAt);
        if (from >= Freed)
        {
            return this with { Sent = Math.Min(Sent, logAt) };
        }

        var before = Gaps.RemoveAll(gap => gap.LogAt > logAt);
        var gap = new ConsoleGap(
            Math.Max(logAt, before.LastOrDefault()?.LogEnd() ?? 0), Freed, Freed - from) { IsLost = true };
        var moved = gap.LogEnd() - LogAt(Freed);
        var after = Gaps.Where(later => later.FileAt > Freed)
            .Select(later => later with { LogAt = later.LogAt + moved });
        return this with { Sent = logAt, Gaps = [.. before, gap, .. after] };
    }

    /// <summary>Where the log has this place of the file.</summary>
    private long LogAt(long fileAt) => Gaps.LastOrDefault(gap => gap.FileAt <= fileAt) is { } gap
        ? gap.LogEnd() + fileAt - gap.FileAt
        : fileAt;

    private static ConsoleGap Grow(ConsoleGap gap, long keepFrom) => keepFrom > gap.FileAt
        ? gap with { FileAt = keepFrom, Dropped = gap.Dropped + keepFrom - gap.FileAt }
        : gap;
}
