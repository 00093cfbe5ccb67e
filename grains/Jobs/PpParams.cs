using System.Text;
using System.Text.Json.Nodes;

namespace Boxyard.Jobs;

/// <summary>
/// The part of a result's path that tells runs of one suite apart: the values of `pp`, by the order of their names.
/// </summary>
public static class PpParams
{
    private const int MaxLength = 40;

    public static string Of(JsonObject? parameters)
    {
        var values = new List<KeyValuePair<string, string>>();
        Flatten("", parameters, values);
        values.Sort((left, right) => string.CompareOrdinal(left.Key, right.Key));
        var accepted = new List<string>();
        var length = 0;
        foreach (var (_, value) in values)
        {
            if (value.Length + length + accepted.Count >= MaxLength)
            {
                break;
            }

            accepted.Add(value);
            length += value.Length;
        }

        return string.Join('-', accepted);
    }

    private static void Flatten(string name, JsonNode? node, List<KeyValuePair<string, string>> values)
    {
        if (node is JsonObject parameters)
        {
            foreach (var (key, value) in parameters)
            {
                Flatten(name.Length == 0 ? key : $"{name}-{key}", value, values);
            }

            return;
        }

        var text = node is null ? "" : Clean(node is JsonArray ? node.ToJsonString() : JobFields.ScalarText(node));
        if (text.Length > 0)
        {
            values.Add(new KeyValuePair<string, string>(name, text));
        }
    }

    private static string Clean(string value)
    {
        var text = new StringBuilder();
        foreach (var character in value)
        {
            if (character == '/')
            {
                text.Append('-');
            }
            else if (char.IsAsciiLetterOrDigit(character) || character is '_' or '-' or '.')
            {
                text.Append(character);
            }
        }

        // Alone, dots would be a way out of the result's folder.
        var cleaned = text.ToString();
        return cleaned.AsSpan().ContainsAnyExcept('.') ? cleaned : "";
    }
}
