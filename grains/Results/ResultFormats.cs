using System.Buffers;
using System.Collections.Frozen;
using System.Text;

namespace Boxyard.Results;

/// <summary>
/// Decides from an uploaded file's path and first bytes how to read it:
/// `*.json` in a folder `result`, and `stats.json`, `result.json`, `results.json` and `metrics.json` anywhere, are JSON;
/// `*.xml` with a root element testsuites or testsuite is JUnit; `*.tap` is TAP; `stats` and `*.stats` are `name: number` lines;
/// what the box printed (`dmesg`, `stdout` and the like, `*.log`, `*.ktap`) is searched for TAP and KTAP.
/// </summary>
public static class ResultFormats
{
    /// <summary>How many of a file's first bytes decide.</summary>
    public const int HeadLength = 4_096;

    private static readonly FrozenSet<string> JsonNames =
        FrozenSet.ToFrozenSet(["stats.json", "result.json", "results.json", "metrics.json"], StringComparer.OrdinalIgnoreCase);

    private static readonly FrozenSet<string> LogNames =
        FrozenSet.ToFrozenSet(["dmesg", "kmsg", "stdout", "stderr", "output", "serial", "console"], StringComparer.OrdinalIgnoreCase);

    private static readonly SearchValues<char> NameEnds = SearchValues.Create(" \t\r\n/>");

    public static ResultFormat Decide(string path, ReadOnlySpan<byte> head)
    {
        var name = Path.GetFileName(path);
        var folder = Path.GetFileName(Path.GetDirectoryName(path));
        return Path.GetExtension(name).ToUpperInvariant() switch
        {
            ".JSON" => JsonNames.Contains(name) || folder == "result" ? ResultFormat.Json : ResultFormat.None,
            ".XML" => HasJUnitRoot(head) ? ResultFormat.JUnit : ResultFormat.None,
            ".TAP" => ResultFormat.Tap,
            ".STATS" => ResultFormat.StatsText,
            ".LOG" or ".KTAP" => ResultFormat.TapInLog,
            _ when name == "stats" => ResultFormat.StatsText,
            _ => LogNames.Contains(name) ? ResultFormat.TapInLog : ResultFormat.None,
        };
    }

    private static bool HasJUnitRoot(ReadOnlySpan<byte> head)
    {
        var text = DecodeHead(head);
        var at = 0;
        while ((at = text.IndexOf('<', at)) >= 0 && at + 1 < text.Length)
        {
            if (text[at + 1] is not ('?' or '!'))
            {
                return IsJUnitElement(text.AsSpan(at + 1));
            }

            // A comment may hold anything, so only its own end closes it.
            var end = text.AsSpan(at).StartsWith("<!--") ? "-->" : ">";
            at = text.IndexOf(end, at, StringComparison.Ordinal);
            if (at < 0)
            {
                return false;
            }
        }

        return false;
    }

    private static string DecodeHead(ReadOnlySpan<byte> head) => head switch
    {
        [0xFF, 0xFE, ..] => Encoding.Unicode.GetString(head),
        [0xFE, 0xFF, ..] => Encoding.BigEndianUnicode.GetString(head),
        _ => Encoding.UTF8.GetString(head),
    };

    private static bool IsJUnitElement(ReadOnlySpan<char> text)
    {
        var end = text.IndexOfAny(NameEnds);
        return end > 0 && text[..end] is "testsuites" or "testsuite";
    }
}
