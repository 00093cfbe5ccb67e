using System.Globalization;

namespace Boxyard.Results;

/// <summary>One line of TAP 12, 13, 14 or KTAP without its indentation.</summary>
internal sealed record TapLine
{
    private static readonly string[] Directives = ["SKIP", "TODO", "XFAIL", "TIMEOUT", "ERROR"];
    private static readonly TapLine Other = new() { Kind = TapLineKind.Other };
    private static readonly TapLine Malformed = new() { Kind = TapLineKind.Malformed };

    public required TapLineKind Kind { get; init; }

    /// <summary>Result: whether it says `ok`. Version: whether it is KTAP.</summary>
    public bool Flag { get; init; }

    /// <summary>Result: its number if it has one. Plan: how many tests.</summary>
    public long? Number { get; init; }

    /// <summary>Result: the description. Others: the text after the marker.</summary>
    public string Text { get; init; } = "";

    /// <summary>Result and plan: the upper-case word after `#` if it is a known one.</summary>
    public string? Directive { get; init; }

    /// <summary>What follows the directive; without one, what follows ` # `.</summary>
    public string Note { get; init; } = "";

    public static bool IsVersion(ReadOnlySpan<char> text) => text.StartsWith("TAP version ") || text.StartsWith("KTAP version ");

    public static TapLine Parse(string text)
    {
        var line = text.TrimEnd();
        return line switch
        {
            _ when IsVersion(line) => new TapLine { Kind = TapLineKind.Version, Flag = line[0] == 'K' },
            _ when line.StartsWith("1..", StringComparison.Ordinal) => ParsePlan(line[3..]),
            _ when IsWord(line, "ok") => ParseResult(true, line[2..]),
            _ when IsWord(line, "not ok") => ParseResult(false, line[6..]),
            ['#', ..] => new TapLine { Kind = TapLineKind.Comment, Text = line[1..].Trim() },
            "---" => new TapLine { Kind = TapLineKind.YamlStart },
            _ when line.StartsWith("Bail out!", StringComparison.OrdinalIgnoreCase) =>
                new TapLine { Kind = TapLineKind.BailOut, Text = line[9..].Trim() },
            _ => Other,
        };
    }

    private static bool IsWord(string line, string word) =>
        line.StartsWith(word, StringComparison.Ordinal) && (line.Length == word.Length || line[word.Length] is ' ' or '\t');

    private static TapLine ParsePlan(string text)
    {
        var (before, directive, note) = SplitDirective(text);
        return long.TryParse(before.Trim(), NumberStyles.None, CultureInfo.InvariantCulture, out var count)
            ? new TapLine { Kind = TapLineKind.Plan, Number = count, Directive = directive, Note = note }
            : Malformed;
    }

    private static TapLine ParseResult(bool isOk, string text)
    {
        var rest = text.TrimStart();
        var digits = rest.TakeWhile(char.IsAsciiDigit).Count();
        long? number = null;
        if (digits > 0 && (digits == rest.Length || rest[digits] is ' ' or '\t'))
        {
            if (!long.TryParse(rest.AsSpan(0, digits), NumberStyles.None, CultureInfo.InvariantCulture, out var parsed))
            {
                return Malformed;
            }

            number = parsed;
            rest = rest[digits..].TrimStart();
        }

        var (description, directive, note) = SplitDirective(rest);
        var name = description.StartsWith('-') ? description[1..] : description;
        return new TapLine
        {
            Kind = TapLineKind.Result,
            Flag = isOk,
            Number = number,
            Text = Unescape(name.Trim()),
            Directive = directive,
            Note = note,
        };
    }

    /// <summary>A `#` begins a directive, or with a space on both sides a note, unless a backslash precedes it.</summary>
    private static (string Before, string? Directive, string Note) SplitDirective(string text)
    {
        for (var at = text.IndexOf('#', StringComparison.Ordinal); at >= 0; at = text.IndexOf('#', at + 1))
        {
            if (at > 0 && !char.IsWhiteSpace(text[at - 1]))
            {
                continue;
            }

            var after = text[(at + 1)..].TrimStart();
            var directive = Directives.FirstOrDefault(word => after.StartsWith(word, StringComparison.OrdinalIgnoreCase));
            if (directive is not null)
            {
                // `# SKIPPED: no device` is as good as `# SKIP no device`.
                var end = after.AsSpan().IndexOfAny(' ', '\t', ':');
                return (text[..at], directive, end < 0 ? "" : after[(end + 1)..].Trim());
            }

            if (at + 1 < text.Length && char.IsWhiteSpace(text[at + 1]))
            {
                return (text[..at], null, after);
            }
        }

        return (text, null, "");
    }

    private static string Unescape(string text) => text.Contains('\\', StringComparison.Ordinal)
        ? text.Replace("\\#", "#", StringComparison.Ordinal).Replace("\\\\", "\\", StringComparison.Ordinal)
        : text;
}
