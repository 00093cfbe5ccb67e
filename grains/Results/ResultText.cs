using System.Text;

namespace Boxyard.Results;

/// <summary>Makes text that a box sent fit to store: no control characters, no broken surrogates, a bounded length.</summary>
internal static class ResultText
{
    public const int MaxNameLength = 512;
    public const int MaxMessageLength = 4_000;

    /// <summary>One line: line ends and tabs become spaces.</summary>
    public static string Line(string text, int maxLength) => Clean(text.Trim(), maxLength, keepsLines: false);

    public static string? Message(string? text)
    {
        var trimmed = text?.Trim();
        return string.IsNullOrEmpty(trimmed) ? null : Clean(trimmed, MaxMessageLength, keepsLines: true);
    }

    private static string Clean(string text, int maxLength, bool keepsLines)
    {
        var clean = new StringBuilder(Math.Min(text.Length, maxLength));
        foreach (var rune in text.EnumerateRunes())
        {
            var stored = Replace(rune, keepsLines);
            if (clean.Length + stored.Utf16SequenceLength > maxLength)
            {
                break;
            }

            clean.Append(stored.ToString());
        }

        return clean.ToString();
    }

    private static Rune Replace(Rune rune, bool keepsLines) => rune.Value switch
    {
        '\n' or '\t' => keepsLines ? rune : new Rune(' '),
        '\r' => new Rune(' '),
        _ => Rune.IsControl(rune) ? Rune.ReplacementChar : rune,
    };
}
