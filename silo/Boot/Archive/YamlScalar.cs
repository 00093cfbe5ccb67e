using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;

namespace Boxyard.Boot.Archive;

/// <summary>
/// How one text or number is written in YAML, so that parsers of YAML 1.1 (Ruby, Python) and 1.2 agree on its type.
/// </summary>
internal static partial class YamlScalar
{
    private const int MaxPlainLength = 200;

    private static readonly HashSet<string> OtherTypes = new(StringComparer.OrdinalIgnoreCase)
    {
        "null", "true", "false", "yes", "no", "on", "off", "y", "n", "nan", "inf", "infinity",
    };

    public static string Of(string text) =>
        text.Length <= MaxPlainLength && Plain().IsMatch(text) && !OtherTypes.Contains(text) ? text : Quote(text);

    /// <summary>YAML 1.1 takes an exponent only with a point and a sign: 1e5 would be read as a text.</summary>
    public static string OfNumber(string json)
    {
        var at = json.AsSpan().IndexOfAny('e', 'E');
        if (at < 0)
        {
            return json;
        }

        var mantissa = json[..at].Contains('.', StringComparison.Ordinal) ? json[..at] : json[..at] + ".0";
        var exponent = char.IsAsciiDigit(json[at + 1]) ? "+" + json[(at + 1)..] : json[(at + 1)..];
        return $"{mantissa}e{exponent}";
    }

    /// <summary>True for several lines that can stand as they are, as a literal block.</summary>
    public static bool IsBlock(string text) =>
        text.TrimEnd('\n').Contains('\n', StringComparison.Ordinal)
        && text[0] is not (' ' or '\t' or '\n')
        && text.All(character => character is '\n' or '\t' || IsPrintable(character));

    private static string Quote(string text)
    {
        var quoted = new StringBuilder(text.Length + 8).Append('"');
        foreach (var rune in text.EnumerateRunes())
        {
            _ = rune.Value switch
            {
                '"' => quoted.Append("\\\""),
                '\\' => quoted.Append(@"\\"),
                '\n' => quoted.Append("\\n"),
                '\t' => quoted.Append("\\t"),
                '\r' => quoted.Append("\\r"),
                <= 0xff when !IsPrintable((char)rune.Value) => quoted.Append("\\x").Append(Hex(rune, "X2")),
                <= 0xffff when !IsPrintable((char)rune.Value) => quoted.Append("\\u").Append(Hex(rune, "X4")),
                > 0xffff => quoted.Append("\\U").Append(Hex(rune, "X8")),
                _ => quoted.Append((char)rune.Value),
            };
        }

        return quoted.Append('"').ToString();
    }

    private static string Hex(Rune rune, string format) => rune.Value.ToString(format, CultureInfo.InvariantCulture);

    /// <summary>
    /// Characters that stand in YAML as they are; line separators, surrogates, marks of byte order and private ones do
    /// not.
    /// </summary>
    private static bool IsPrintable(char character) =>
        character is >= ' ' and <= '~'
        || (character >= 0xa1 && (char.IsLetterOrDigit(character) || char.IsPunctuation(character)));

    // Begins like no number, date, mark or `.inf`; a colon only where no space follows.
    [GeneratedRegex(
        @"\A[A-Za-z_/]([A-Za-z0-9_./@+=,%~-]|[: ](?=[A-Za-z0-9_./]))*\z", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Plain();
}
