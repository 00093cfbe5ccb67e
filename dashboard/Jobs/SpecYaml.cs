using System.Buffers;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace Boxyard.Dashboard.Jobs;

/// <summary>
/// A job's definition as YAML for people: what can stand plain does, texts of several lines are blocks, and all else is
/// quoted as in JSON, which YAML reads too.
/// </summary>
internal static class SpecYaml
{
    private static readonly JsonSerializerOptions Quoted = new()
    {
        Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    private static readonly SearchValues<char> Plain = SearchValues.Create(
        "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789_-./ ");

    // What YAML readers of either version take for something else than a text.
    private static readonly HashSet<string> Taken = new(StringComparer.OrdinalIgnoreCase)
    {
        "null", "true", "false", "yes", "no", "on", "off", "y", "n",
    };

    public static string Of(JsonObject spec)
    {
        var text = new StringBuilder();
        WriteMap(text, spec, "");
        return text.ToString();
    }

    private static void WriteMap(StringBuilder text, JsonObject map, string indent)
    {
        foreach (var (name, value) in map)
        {
            text.Append(indent).Append(Scalar(name)).Append(':');
            WriteValue(text, value, indent);
        }
    }

    /// <summary>Behind a name or a dash: on the same line, or below it.</summary>
    private static void WriteValue(StringBuilder text, JsonNode? value, string indent)
    {
        switch (value)
        {
            case JsonObject { Count: > 0 } map:
                text.Append('\n');
                WriteMap(text, map, indent + "  ");
                break;
            case JsonArray { Count: > 0 } list:
                text.Append('\n');
                foreach (var item in list)
                {
                    text.Append(indent).Append("  -");
                    WriteValue(text, item, indent + "  ");
                }

                break;
            case JsonValue when value.GetValueKind() == JsonValueKind.String && IsBlock(value.GetValue<string>()):
                WriteBlock(text, value.GetValue<string>(), indent + "  ");
                break;
            case JsonValue when value.GetValueKind() == JsonValueKind.String:
                text.Append(' ').Append(Scalar(value.GetValue<string>())).Append('\n');
                break;
            default:
                text.Append(' ').Append(value?.ToJsonString(Quoted) ?? "null").Append('\n');
                break;
        }
    }

    private static void WriteBlock(StringBuilder text, string value, string indent)
    {
        text.Append(value.EndsWith('\n') ? " |\n" : " |-\n");
        foreach (var line in value[..^(value.EndsWith('\n') ? 1 : 0)].Split('\n'))
        {
            text.Append(line.Length == 0 ? "" : indent).Append(line).Append('\n');
        }
    }

    // A block keeps a text as it is only when its first line is not indented, it ends with one line end at most, and no
    // character needs an escape.
    private static bool IsBlock(string value) =>
        value.Contains('\n', StringComparison.Ordinal) && value[0] is not (' ' or '\n' or '\t')
        && !value.EndsWith("\n\n", StringComparison.Ordinal)
        && !value.Any(character => char.IsControl(character) && character is not ('\n' or '\t'));

    private static string Scalar(string value) => IsPlain(value) ? value : JsonSerializer.Serialize(value, Quoted);

    private static bool IsPlain(string value) =>
        value.Length > 0 && char.IsAsciiLetter(value[0]) && value[^1] != ' '
        && value.AsSpan().IndexOfAnyExcept(Plain) < 0 && !Taken.Contains(value);
}
