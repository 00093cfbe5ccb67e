using System.Text.Json;

namespace Boxyard.Results;

/// <summary>
/// Numbers of a JSON document become metrics, named by their path with dots. An array of numbers is the samples of one metric
/// (LKP's `stats.json`); elements of other arrays are named by index. Strings, booleans and null are no metrics.
/// </summary>
internal static class JsonMetricsParser
{
    /// <summary>The whole document is held in memory.</summary>
    public const long MaxBytes = 32 * 1024 * 1024;

    private static readonly JsonDocumentOptions Options = new() { MaxDepth = 64 };

    public static void Parse(Stream content, ResultCollector collector)
    {
        try
        {
            using var document = JsonDocument.Parse(content, Options);
            AddValue("", document.RootElement, collector);
        }
        catch (JsonException exception)
        {
            collector.AddProblem(ToLine(exception.LineNumber), $"This is not valid JSON: {exception.Message}");
        }
    }

    private static int? ToLine(long? zeroBased) => zeroBased is null ? null : (int)Math.Min(zeroBased.Value + 1, int.MaxValue);

    private static void AddValue(string name, JsonElement value, ResultCollector collector)
    {
        switch (value.ValueKind)
        {
            case JsonValueKind.Object:
                AddObject(name, value, collector);
                break;
            case JsonValueKind.Array:
                AddArray(name, value, collector);
                break;
            case JsonValueKind.Number:
                AddNumber(name, value, collector);
                break;
            case JsonValueKind.String:
            case JsonValueKind.True:
            case JsonValueKind.False:
            case JsonValueKind.Null:
            case JsonValueKind.Undefined:
            default:
                break;
        }
    }

    private static void AddObject(string name, JsonElement value, ResultCollector collector)
    {
        foreach (var property in value.EnumerateObject())
        {
            if (TryGetName(property, out var own))
            {
                AddValue(Join(name, own), property.Value, collector);
            }
            else
            {
                collector.AddProblem(null, $"A name in '{name}' is not valid text; its value is not read.");
            }
        }
    }

    /// <summary>A name with half a surrogate pair is valid JSON and no valid string.</summary>
    private static bool TryGetName(JsonProperty property, out string name)
    {
        try
        {
            name = property.Name;
            return true;
        }
        catch (InvalidOperationException)
        {
            name = "";
            return false;
        }
    }

    private static void AddArray(string name, JsonElement value, ResultCollector collector)
    {
        var holdsSamples = value.EnumerateArray().All(element => element.ValueKind == JsonValueKind.Number);
        var index = 0;
        foreach (var element in value.EnumerateArray())
        {
            AddValue(holdsSamples ? name : Join(name, index.ToString()), element, collector);
            index++;
        }
    }

    private static void AddNumber(string name, JsonElement value, ResultCollector collector) =>
        collector.AddSample(name, value.TryGetDouble(out var number) ? number : double.NaN);

    // Names must not grow with the depth of the document; one character too many is enough for the collector to refuse it.
    private static string Join(string name, string own)
    {
        var joined = name.Length == 0 ? own : $"{name}.{own}";
        return joined.Length <= ResultText.MaxNameLength ? joined : joined[..(ResultText.MaxNameLength + 1)];
    }
}
