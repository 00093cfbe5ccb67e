using System.Text;

namespace Boxyard.Storage;

/// <summary>One SQL file, with its named parameters numbered: rewritten once at start, not at each call.</summary>
internal sealed class SqlText
{
    private SqlText(string name, string text, IReadOnlyList<string> parameters)
    {
        Name = name;
        Text = text;
        Parameters = parameters;
    }

    public string Name { get; }

    /// <summary>The statement with `$1` or `?1` for its parameters.</summary>
    public string Text { get; }

    /// <summary>The parameters' names; the first is number 1.</summary>
    public IReadOnlyList<string> Parameters { get; }

    /// <summary>Reads a file whose parameters are written `@name`. Comments go; no file has an `@` inside a string.</summary>
    public static SqlText Parse(string name, string file, char marker)
    {
        var lines = file.Split('\n').Where(line => !line.TrimStart().StartsWith("--", StringComparison.Ordinal));
        var source = string.Join('\n', lines).Trim();
        var parameters = new List<string>();
        var text = new StringBuilder(source.Length);
        for (var at = 0; at < source.Length; at++)
        {
            if (source[at] != '@')
            {
                text.Append(source[at]);
                continue;
            }

            var end = at + 1;
            while (end < source.Length && (char.IsAsciiLetterOrDigit(source[end]) || source[end] == '_'))
            {
                end++;
            }

            text.Append(marker).Append(NumberOf(source[(at + 1)..end], parameters));
            at = end - 1;
        }

        return new SqlText(name, text.ToString(), parameters);
    }

    private static int NumberOf(string parameter, List<string> parameters)
    {
        var index = parameters.IndexOf(parameter);
        if (index < 0)
        {
            parameters.Add(parameter);
            index = parameters.Count - 1;
        }

        return index + 1;
    }
}
