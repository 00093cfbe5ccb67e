using System.Text;
using System.Text.Json;

namespace Boxyard.Boot.Archive;

/// <summary>Writes JSON values as block-style YAML that people can read and every YAML parser reads back as the same values.</summary>
internal static class YamlText
{
    private const int IndentSize = 2;

    public static string Write(IEnumerable<KeyValuePair<string, JsonElement>> fields)
    {
        var text = new StringBuilder();
        foreach (var (key, value) in fields)
        {
            AppendEntry(text, key, value, 0);
        }

        return text.ToString();
    }

    private static void AppendEntry(StringBuilder text, string key, JsonElement value, int indent)
    {
        text.Append(YamlScalar.Of(key)).Append(':');
        AppendValue(text, value, indent);
    }

    /// <summary>Appends what follows `key:` or `-`, up to the end of the last line.</summary>
    private static void AppendValue(StringBuilder text, JsonElement value, int indent)
    {
        switch (value.ValueKind)
        {
            case JsonValueKind.Object when value.EnumerateObject().Any():
                text.Append('\n');
                AppendObject(text, value, indent + IndentSize);
                return;
            case JsonValueKind.Array when value.GetArrayLength() > 0:
                text.Append('\n');
                AppendArray(text, value, indent + IndentSize);
                return;
            case JsonValueKind.String when YamlScalar.IsBlock(value.GetString()!):
                AppendBlock(text, value.GetString()!, indent + IndentSize);
                return;
            default:
                text.Append(' ').Append(Inline(value)).Append('\n');
                return;
        }
    }

    private static void AppendObject(StringBuilder text, JsonElement value, int indent)
    {
        foreach (var property in value.EnumerateObject())
        {
            text.Append(' ', indent);
            AppendEntry(text, property.Name, property.Value, indent);
        }
    }

    private static void AppendArray(StringBuilder text, JsonElement value, int indent)
    {
        foreach (var item in value.EnumerateArray())
        {
            text.Append(' ', indent).Append('-');
            AppendValue(text, item, indent);
        }
    }

    private static void AppendBlock(StringBuilder text, string value, int indent)
    {
        // The mark after `|` tells whether the text ends with no newline, one, or several.
        var body = value.EndsWith('\n') ? value[..^1] : value;
        var mark = !value.EndsWith('\n') ? "-" : body.EndsWith('\n') ? "+" : "";
        text.Append(" |").Append(mark).Append('\n');
        foreach (var line in body.Split('\n'))
        {
            text.Append(line.Length == 0 ? "" : new string(' ', indent)).Append(line).Append('\n');
        }
    }

    private static string Inline(JsonElement value) => value.ValueKind switch
    {
        JsonValueKind.Object => "{}",
        JsonValueKind.Array => "[]",
        JsonValueKind.String => YamlScalar.Of(value.GetString()!),
        JsonValueKind.Number => YamlScalar.OfNumber(value.GetRawText()),
        JsonValueKind.True => "true",
        JsonValueKind.False => "false",
        JsonValueKind.Null or JsonValueKind.Undefined => "null",
        _ => throw new ArgumentOutOfRangeException(nameof(value), value.ValueKind, null),
    };
}
