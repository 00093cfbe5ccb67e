using System.Buffers;

namespace Boxyard.Results;

/// <summary>Finds how deep a line of TAP stands and what it says there.</summary>
internal static class TapIndent
{
    private static readonly SearchValues<char> TimeOrCaller = SearchValues.Create(" 0123456789.TC");

    /// <summary>
    /// `# ` counts as two spaces where it leads to a nested document: before a version line, and inside of what that line opened.
    /// </summary>
    public static (int Indent, string Text, bool IsInComments) Measure(string line, IReadOnlyCollection<TapLevel> levels)
    {
        var indent = 0;
        var at = 0;
        var isInComments = false;
        while (at < line.Length)
        {
            if (line[at] == ' ')
            {
                indent++;
                at++;
            }
            else if (LeadsDeeper(line.AsSpan(at), indent + 2, levels))
            {
                indent += 2;
                at += 2;
                isInComments = true;
            }
            else
            {
                break;
            }
        }

        return (indent, line[at..], isInComments);
    }

    /// <summary>The kernel log's level and time, `&lt;6&gt;[   12.345678][  T123] `, which a console puts before each line.</summary>
    public static string WithoutKernelPrefix(string line)
    {
        var rest = line.AsSpan();
        if (rest is ['<', >= '0' and <= '9', '>', ..])
        {
            rest = rest[3..];
        }

        var isKernelLine = false;
        while (TrySkipBracket(ref rest))
        {
            isKernelLine = true;
        }

        return isKernelLine ? rest.ToString() : line;
    }

    private static bool LeadsDeeper(ReadOnlySpan<char> rest, int indent, IReadOnlyCollection<TapLevel> levels) =>
        rest.StartsWith("# ") && levels.Count > 0 &&
        (TapLine.IsVersion(rest[2..]) || levels.Any(level => level.IsInComments && level.Indent == indent));

    /// <summary>One bracket with a time or a caller (`T12`, `C0`), and the one space after the last of them.</summary>
    private static bool TrySkipBracket(ref ReadOnlySpan<char> rest)
    {
        var end = rest.IndexOf(']');
        if (end < 2 || rest[0] != '[' || rest[1..end].IndexOfAnyExcept(TimeOrCaller) >= 0)
        {
            return false;
        }

        rest = rest[(end + 1)..];
        if (rest is [' ', ..])
        {
            rest = rest[1..];
        }

        return true;
    }
}
