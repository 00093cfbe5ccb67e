using System.Text;

namespace Boxyard.Boot;

/// <summary>
/// A boot text with places for values, `{{name}}`; iPXE's own `${name}` is left alone. A line that is nothing but a place vanishes when its
/// value is empty.
/// </summary>
internal sealed class BootTemplate
{
    private const string Open = "{{";
    private const string Close = "}}";

    private readonly List<Part> _parts = [];

    public BootTemplate(string text)
    {
        var position = 0;
        for (var open = Next(text, Open, 0); open < text.Length; open = Next(text, Open, position))
        {
            var close = Next(text, Close, open);
            _parts.Add(new Part(text[position..open], null));
            var isWholeLine = (open == 0 || text[open - 1] == '\n') && close + Close.Length < text.Length && text[close + Close.Length] == '\n';
            _parts.Add(new Part(isWholeLine ? "\n" : "", text[(open + Open.Length)..close]));
            position = close + Close.Length + (isWholeLine ? 1 : 0);
        }

        _parts.Add(new Part(text[position..], null));
    }

    /// <summary>Reads a file of the Texts folder, which is part of the assembly.</summary>
    public static BootTemplate Load(string name)
    {
        using var stream = typeof(BootTemplate).Assembly.GetManifestResourceStream($"Boxyard.Boot.Texts.{name}.txt")
            ?? throw new InvalidOperationException($"The text '{name}' is not part of the assembly.");
        using var reader = new StreamReader(stream, Encoding.UTF8);
        return new BootTemplate(reader.ReadToEnd());
    }

    public string Render(params ReadOnlySpan<(string Name, string Value)> values)
    {
        var text = new StringBuilder();
        foreach (var part in _parts)
        {
            var value = part.Name is null ? part.Text : ValueOf(part.Name, values);
            text.Append(value);
            if (part.Name is not null && value.Length > 0)
            {
                text.Append(part.Text);
            }
        }

        return text.ToString();
    }

    private static int Next(string text, string mark, int from)
    {
        var position = text.IndexOf(mark, from, StringComparison.Ordinal);
        return position < 0 ? text.Length : position;
    }

    private static string ValueOf(string name, ReadOnlySpan<(string Name, string Value)> values)
    {
        foreach (var (candidate, value) in values)
        {
            if (candidate == name)
            {
                return value;
            }
        }

        throw new InvalidOperationException($"The text has a place '{name}' that nothing fills.");
    }

    /// <summary>Literal text; or a place, with what follows its value unless that is empty.</summary>
    private readonly record struct Part(string Text, string? Name);
}
