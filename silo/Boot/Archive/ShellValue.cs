using System.Text;
using System.Text.Json;
using System.Text.RegularExpressions;

namespace Boxyard.Boot.Archive;

/// <summary>Values of a job as job.sh exports them, in the old scheduler's quoting: jobs rely on `$NAME` being expanded.</summary>
internal static partial class ShellValue
{
    /// <summary>What stands after `export key=`; null for what is not exported: objects and empty values.</summary>
    public static string? Of(JsonElement value)
    {
        var text = TextOf(value);
        if (string.IsNullOrEmpty(text))
        {
            return null;
        }

        if (Number().IsMatch(text))
        {
            return text;
        }

        if (!text.Contains('\'', StringComparison.Ordinal) && !text.Contains('$', StringComparison.Ordinal))
        {
            return $"'{text}'";
        }

        return text.Contains('"', StringComparison.Ordinal) ? Escape(text) : $"\"{text}\"";
    }

    private static string TextOf(JsonElement value) => value.ValueKind switch
    {
        JsonValueKind.Array => string.Join('\n', value.EnumerateArray().Select(ItemText)),
        JsonValueKind.String => value.GetString()!,
        JsonValueKind.Number or JsonValueKind.True or JsonValueKind.False => value.GetRawText(),
        JsonValueKind.Object or JsonValueKind.Null or JsonValueKind.Undefined => "",
        _ => throw new ArgumentOutOfRangeException(nameof(value), value.ValueKind, null),
    };

    private static string ItemText(JsonElement item) =>
        item.ValueKind == JsonValueKind.Object ? item.GetRawText() : TextOf(item);

    private static string Escape(string text)
    {
        var escaped = new StringBuilder(text.Length + 8);
        foreach (var character in text)
        {
            // A backslash before a newline would join the lines.
            _ = character switch
            {
                '\n' => escaped.Append("'\n'"),
                _ when IsPlain(character) => escaped.Append(character),
                _ => escaped.Append('\\').Append(character),
            };
        }

        return escaped.ToString();
    }

    // A byte of a multi-byte character after a backslash would still be itself, but not every shell agrees.
    private static bool IsPlain(char character) =>
        char.IsAsciiLetterOrDigit(character) || character is '_' or '-' or '.' or ',' or ':' or '+' or '/' or '@' || character > 0x7f;

    [GeneratedRegex(@"\A[-+]?[0-9]+(\.[0-9]+)?([eE][-+]?[0-9]+)?\z", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Number();
}
