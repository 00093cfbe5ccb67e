using System.Globalization;
using System.Text.Json.Nodes;

namespace Boxyard.DataApi;

/// <summary>Reads fields of documents as searches name them: `pp.iperf.runtime`, `suite.keyword`.</summary>
internal static class DocumentField
{
    /// <summary>By what a document is found: its id, and other forms of it after that.</summary>
    public const string Id = "_id";

    private const string Keyword = ".keyword";

    /// <summary>The field that a search means.</summary>
    public static string NameOf(string field) =>
        field.EndsWith(Keyword, StringComparison.Ordinal) ? field[..^Keyword.Length] : field;

    /// <summary>The field's text, one for each item of a list; none when it is not there.</summary>
    public static IEnumerable<string> TextsOf(JsonObject document, string field) => Find(document, field) switch
    {
        null => [],
        JsonArray list => list.OfType<JsonValue>().Select(item => item.ToString()),
        JsonValue value => [value.ToString()],
        var folder => [folder.ToJsonString()],
    };

    /// <summary>As numbers when both are.</summary>
    public static int Compare(string left, string right) =>
        double.TryParse(left, NumberStyles.Float, CultureInfo.InvariantCulture, out var number)
        && double.TryParse(right, NumberStyles.Float, CultureInfo.InvariantCulture, out var other)
            ? number.CompareTo(other)
            : string.CompareOrdinal(left, right);

    private static JsonNode? Find(JsonObject document, string field)
    {
        var name = NameOf(field);
        if (name == "id" && document.ContainsKey(name))
        {
            name = Id;
        }

        JsonNode? found = document;
        foreach (var part in name.Split('.'))
        {
            found = (found as JsonObject)?[part];
        }

        // Names may have dots themselves.
        return found ?? document[name];
    }
}
