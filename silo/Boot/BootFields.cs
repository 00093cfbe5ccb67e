using System.Collections.Immutable;
using System.Text.Json;

namespace Boxyard.Boot;

/// <summary>
/// Reads fields of a stored job, where a user may have written a number for a text and one text for a list.
/// </summary>
internal static class BootFields
{
    /// <summary>The text of a plain field; null when it is absent, empty or not plain.</summary>
    public static string? Text(JsonElement job, string name)
    {
        if (!job.TryGetProperty(name, out var value))
        {
            return null;
        }

        var text = value.ValueKind switch
        {
            JsonValueKind.String => value.GetString(),
            JsonValueKind.Number => value.GetRawText(),
            _ => null,
        };
        return string.IsNullOrEmpty(text) ? null : text;
    }

    /// <summary>The texts of a list, or the one text of a plain field.</summary>
    public static ImmutableArray<string> Texts(JsonElement job, string name)
    {
        if (!job.TryGetProperty(name, out var value) || value.ValueKind != JsonValueKind.Array)
        {
            return Text(job, name) is { } text ? [text] : [];
        }

        return [.. value.EnumerateArray().Where(IsPlain).Select(item => item.ToString())];
    }

    public static string ObjectJson(JsonElement job, string name) =>
        job.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.Object ? value.GetRawText() : "{}";

    /// <summary>
    /// The programs whose packages the box may need, in the order of first appearance: keys of monitors, keys of pp,
    /// `lkp`; a number that tells two runs of one program apart (`sleep-1`) is not part of its name.
    /// </summary>
    public static ImmutableArray<BootProgram> Programs(JsonElement job)
    {
        var names = Keys(job, "monitors").Concat(Keys(job, "pp")).Append("lkp").Select(WithoutRunNumber).Distinct();
        return [.. names.Select(name => new BootProgram(name, Text(job, name + "_version")))];
    }

    private static IEnumerable<string> Keys(JsonElement job, string name)
    {
        if (!job.TryGetProperty(name, out var value))
        {
            return [];
        }

        return value.ValueKind switch
        {
            JsonValueKind.Object => value.EnumerateObject().Select(property => property.Name),
            JsonValueKind.Array => value.EnumerateArray().Where(IsPlain).Select(item => item.ToString()),
            _ => [],
        };
    }

    private static bool IsPlain(JsonElement value) => value.ValueKind is JsonValueKind.String or JsonValueKind.Number;

    private static string WithoutRunNumber(string key)
    {
        var dash = key.LastIndexOf('-');
        var number = key.AsSpan(dash + 1);
        return dash > 0 && number.Length > 0 && !number.ContainsAnyExceptInRange('0', '9') ? key[..dash] : key;
    }
}
