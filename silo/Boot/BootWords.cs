using System.Buffers;
using System.Collections.Immutable;
using System.Text;

namespace Boxyard.Boot;

/// <summary>
/// Keeps what a job says inside the place it was given in a boot text: a value never starts a line, and never a second
/// command.
/// </summary>
internal static class BootWords
{
    private static readonly SearchValues<char> PathCharacters =
        SearchValues.Create("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-._~+=,@:/");

    private static readonly SearchValues<char> GrubSpecials = SearchValues.Create("$;&|<>{}\"'\\");

    /// <summary>
    /// The words of a kernel command line. White space and control characters only separate; the words that iPXE takes
    /// for the end of a command are dropped.
    /// </summary>
    public static ImmutableArray<string> Split(string text)
    {
        var words = ImmutableArray.CreateBuilder<string>();
        var start = 0;
        for (var position = 0; position <= text.Length; position++)
        {
            if (position < text.Length && !char.IsWhiteSpace(text[position]) && !char.IsControl(text[position]))
            {
                continue;
            }

            var word = text[start..position];
            if (word is not ("" or ";" or "&&" or "||" or "#"))
            {
                words.Add(word);
            }

            start = position + 1;
        }

        return words.ToImmutable();
    }

    /// <summary>
    /// The words of a kernel command line as GRUB's shell must read them to pass them on unchanged. Quotes stay quotes,
    /// as they are to the kernel; when one of them is not closed, all are letters like others.
    /// </summary>
    public static string ForGrub(IEnumerable<string> words)
    {
        var line = string.Join(' ', words);
        return WriteForGrub(line, hasQuotes: true) ?? WriteForGrub(line, hasQuotes: false)!;
    }

    /// <summary>
    /// A path as it stands in an address: everything but letters, digits and `-._~+=,@:/` is percent-encoded.
    /// </summary>
    public static string Path(string path)
    {
        if (path.AsSpan().IndexOfAnyExcept(PathCharacters) < 0)
        {
            return path;
        }

        var text = new StringBuilder(path.Length + 8);
        foreach (var value in Encoding.UTF8.GetBytes(path))
        {
            _ = PathCharacters.Contains((char)value)
                ? text.Append((char)value)
                : text.Append('%').Append(value.ToString("X2"));
        }

        return text.ToString();
    }

    /// <summary>Free text as one line of a comment.</summary>
    public static string OneLine(string text) =>
        string.Create(text.Length, text, static (line, source) =>
        {
            for (var position = 0; position < source.Length; position++)
            {
                var character = source[position];
                line[position] = char.IsControl(character) || character is '\u2028' or '\u2029' ? ' ' : character;
            }
        });

    /// <summary>Null when a quote is not closed.</summary>
    private static string? WriteForGrub(string line, bool hasQuotes)
    {
        var text = new StringBuilder(line.Length + 16);
        char? quote = null;
        for (var position = 0; position < line.Length; position++)
        {
            var character = line[position];
            if (hasQuotes && character is '"' or '\'' && (quote ?? character) == character)
            {
                quote = quote is null ? character : null;
            }
            else if (IsSpecialToGrub(line, position, quote))
            {
                text.Append('\\');
            }

            text.Append(character);
        }

        return quote is null ? text.ToString() : null;
    }

    private static bool IsSpecialToGrub(string line, int position, char? quote) => quote switch
    {
        '\'' => false,
        '"' => line[position] is '$' or '\\',
        _ when line[position] == '#' => position == 0 || line[position - 1] == ' ',
        _ => GrubSpecials.Contains(line[position]),
    };
}
