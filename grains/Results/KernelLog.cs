using Boxyard.Jobs;

namespace Boxyard.Results;

/// <summary>
/// The streams in which a kernel speaks, uploaded by whoever watches the box's console, and what tells there that it
/// panicked.
/// </summary>
public static class KernelLog
{
    /// <summary>
    /// How many bytes before a piece of log must be looked at with it, so that a panic is found across their border.
    /// </summary>
    public const int Overlap = 64;

    /// <summary>
    /// After the panic's line the kernel still tells where it was; so long it may be uploaded although the attempt is
    /// over.
    /// </summary>
    public static readonly TimeSpan TraceTime = TimeSpan.FromMinutes(1);

    private const byte LineFeed = (byte)'\n';

    /// <summary>
    /// What panic() of Linux prints first, for every panic. An oops or a `BUG:` alone is none: the kernel may go on.
    /// </summary>
    private static ReadOnlySpan<byte> PanicText => "Kernel panic - not syncing"u8;

    public static bool IsKernels(string stream) => stream is "serial" or "dmesg";

    /// <summary>Whether a piece of the stream still belongs to an attempt that a panic has ended.</summary>
    public static bool IsTrace(AttemptRecord attempt, string stream, DateTimeOffset now) =>
        IsKernels(stream) && attempt.State == JobState.Crashed && now - attempt.EndedAt < TraceTime;

    /// <summary>
    /// True when a line of the kernel in this text tells of a panic. A line of a program that only mentions one does
    /// not: the words must begin their line, or follow the kernel's time stamp or level.
    /// </summary>
    /// <param name="text">A piece of log, or two pieces with the end of the first kept before the second.</param>
    /// <param name="isStart">The text begins where the log does.</param>
    public static bool HasPanic(ReadOnlySpan<byte> text, bool isStart)
    {
        var from = 0;
        while (text[from..].IndexOf(PanicText) is var found && found >= 0)
        {
            if (IsKernelsWord(text[..(from + found)], isStart))
            {
                return true;
            }

            from += found + PanicText.Length;
        }

        return false;
    }

    /// <summary>`[   12.345678] `, `[   12.3][    T1] ` and `&lt;0&gt;` stand before a kernel's words.</summary>
    private static bool IsKernelsWord(ReadOnlySpan<byte> before, bool isStart)
    {
        if (before.IsEmpty)
        {
            return isStart;
        }

        var last = before.TrimEnd((byte)' ');
        return before[^1] is LineFeed or (byte)'\r' || (!last.IsEmpty && last[^1] is (byte)']' or (byte)'>');
    }
}
