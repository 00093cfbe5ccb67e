using System.Buffers;
using System.Collections.Immutable;
using System.Text;

namespace Boxyard.Boot;

/// <summary>
/// Keeps what a job says inside the place it was given in a boot text: a value never starts a line, and never a second command.
/// </summary>
internal static class BootWords
{
    private static readonly SearchValues<char> PathCharacters =
        SearchValues.Create("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-._~+=,@:/");

    private static readonly SearchValues<char> GrubSpecials = SearchValues.Create("$;&|<>");

    /// <summary>
    /// The words of a kernel command line. White space and control characters only separate; the words that iPXE takes for the end of a
    /// command are dropped.
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

    /// <summary>A word of the kernel command line as GRUB's shell must read it to pass it on unchanged; quotes stay quotes.</summary>
    public static string ForGrub(string word)
    {
        if (word is "{" or "}")
        {
            return "\\" + word;
        }

        if (word.AsSpan().IndexOfAny(GrubSpecials) < 0)
        {
            return word;
        }

        var text = new StringBuilder(word.Length + 4);
        foreach (var character in word)
        {
            _ = GrubSpecials.Contains(character) ? text.Append('\\').Append(character) : text.Append(character);
        }

        return text.ToString();
    }

    /// <summary>A path as it stands in an address: everything but letters, digits and `-._~+=,@:/` is percent-encoded.</summary>
    public static string Path(string path)
    {
        if (path.AsSpan().IndexOfAnyExcept(PathCharacters) < 0)
        {
            return path;
        }

        var text = new StringBuilder(path.Length + 8);
        foreach (var value in Encoding.UTF8.GetBytes(path))
        {
            _ = PathCharacters.Contains((char)value) ? text.Append((char)value) : text.Append('%').Append(value.ToString("X2"));
        }

        return text.ToString();
    }

    /// <summary>Free text as one line of a comment.</summary>
    public static string OneLine(string text) =>
        string.Create(text.Length, text, static (line, source) =>
        {
            for (var position = 0; position < source.Length; position++)
            {
                line[position] = char.IsControl(source[position]) || source[position] is '\u2028' or '\u2029' ? ' ' : source[position];
            }
        });
}
