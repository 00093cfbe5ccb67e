using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Json.Serialization;

namespace Boxyard.Cli;

/// <summary>Answers for programs: indented JSON with the silo's names.</summary>
internal static class JsonText
{
    private static readonly JsonSerializerOptions Options = new(JsonSerializerDefaults.Web)
    {
        PropertyNamingPolicy = JsonNamingPolicy.SnakeCaseLower,
        Converters = { new JsonStringEnumConverter(JsonNamingPolicy.SnakeCaseLower) },
        // Written to a terminal or a file, never into HTML.
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        WriteIndented = true,
    };

    /// <summary>The same as a node, to be put into another answer.</summary>
    public static JsonNode? NodeOf<T>(T value) => JsonSerializer.SerializeToNode(value, Options);

    public static string Of<T>(T value) => JsonSerializer.Serialize(value, Options);
}
