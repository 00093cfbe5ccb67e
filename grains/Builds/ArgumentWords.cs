using System.Collections.Immutable;
using System.Text;

namespace Boxyard.Builds;

/// <summary>
/// Splits a text into the words of a command line: blanks separate, quotes keep together. Nothing else means anything,
/// as no shell ever reads them.
/// </summary>
public static class ArgumentWords
{
    public static ImmutableArray<string> Split(string text)
    {
        var words = ImmutableArray.CreateBuilder<string>();
        var word = new StringBuilder();
        var isOpen = false;
        for (var at = 0; at < text.Length; at++)
        {
            var end = text[at] is '"' or '\'' ? text.IndexOf(text[at], at + 1) : -1;
            if (end > 0)
            {
                word.Append(text, at + 1, end - at - 1);
                isOpen = true;
                at = end;
            }
            else if (!char.IsWhiteSpace(text[at]))
            {
                word.Append(text[at]);
                isOpen = true;
            }
            else if (isOpen)
            {
                words.Add(word.ToString());
                word.Clear();
                isOpen = false;
            }
        }

        if (isOpen)
        {
            words.Add(word.ToString());
        }

        return words.ToImmutable();
    }
}
