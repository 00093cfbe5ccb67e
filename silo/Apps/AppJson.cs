using System.Globalization;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace Boxyard.Apps;

/// <summary>
/// JSON as the registry's clients know it, byte by byte: fields in order of their names, no blanks, ASCII only, and a
/// line's end behind it.
/// </summary>
internal static class AppJson
{
    public static string Write(JsonNode? node)
    {
        var text = new StringBuilder();
        Append(text, node);
        return text.Append('\n').ToString();
    }

    /// <summary>The error of a header, which has another form: blanks, and no line's end.</summary>
    public static string WriteHeaderError(string message)
    {
        var text = new StringBuilder("{\"error\": ");
        AppendText(text, message);
        return text.Append('}').ToString();
    }

    public static void Append(StringBuilder text, JsonNode? node)
    {
        switch (node)
        {
            case null:
                text.Append("null");
                break;
            case JsonObject fields:
                AppendAll(text, '{', fields.OrderBy(field => field.Key, StringComparer.Ordinal), '}', field =>
                {
                    AppendText(text, field.Key);
                    text.Append(':');
                    Append(text, field.Value);
                });
                break;
            case JsonArray items:
                AppendAll(text, '[', items, ']', item => Append(text, item));
                break;
            default:
                AppendValue(text, node);
                break;
        }
    }

    private static void AppendAll<T>(
        StringBuilder text, char open, IEnumerable<T> items, char close, Action<T> append)
    {
        text.Append(open);
        foreach (var (index, item) in items.Index())
        {
            if (index > 0)
            {
                text.Append(',');
            }

            append(item);
        }

        text.Append(close);
    }

    private static void AppendValue(StringBuilder text, JsonNode value)
    {
        if (value.GetValueKind() == JsonValueKind.String)
        {
            AppendText(text, value.GetValue<string>());
        }
        else
        {
            // Numbers keep their digits.
            text.Append(value.ToJsonString());
        }
    }

    private static void AppendText(StringBuilder text, string value)
    {
        text.Append('"');
        foreach (var character in value)
        {
            _ = character switch
            {
                '"' => text.Append("\\\""),
                '\\' => text.Append("\\\\"),
                '\n' => text.Append("\\n"),
                '\r' => text.Append("\\r"),
                '\t' => text.Append("\\t"),
                '\b' => text.Append("\\b"),
                '\f' => text.Append("\\f"),
                >= ' ' and <= '~' => text.Append(character),
                _ => text.Append(CultureInfo.InvariantCulture, $"\\u{(int)character:x4}"),
            };
        }

        text.Append('"');
    }
}
