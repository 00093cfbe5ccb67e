using System.Text.Json;
using System.Text.Json.Nodes;

namespace Boxyard.Profiles;

/// <summary>The measures in a file that a box has uploaded, each by its name.</summary>
internal static class ProfileMeasures
{
    private const int MaxCount = 100;
    private const int MaxNameLength = 100;
    private const int MaxWordLength = 200;

    private static readonly JsonDocumentOptions Format = new() { AllowDuplicateProperties = false };

    /// <exception cref="JsonException">It is no JSON object, or one with a text that is none.</exception>
    public static async Task<JsonObject> ReadAsync(Stream content, CancellationToken cancellationToken)
    {
        try
        {
            using var document = await JsonDocument.ParseAsync(content, Format, cancellationToken);
            return document.RootElement.ValueKind == JsonValueKind.Object
                ? Read(document.RootElement)
                : throw new JsonException("It is no object.");
        }
        catch (InvalidOperationException failure)
        {
            // The parser looks at a text when it is asked for, or compared.
            throw new JsonException("It has a text that is no Unicode.", failure);
        }
    }

    private static JsonObject Read(JsonElement root) => new(root.EnumerateObject()
        .Where(field => field.Name.Length <= MaxNameLength)
        .Select(field => KeyValuePair.Create(field.Name, (JsonNode?)FindMeasure(field.Name, field.Value)))
        .Where(field => field.Value is not null)
        .Take(MaxCount));

    /// <summary>Null for what is none: clients know of which type each is.</summary>
    private static JsonValue? FindMeasure(string name, JsonElement value) => name switch
    {
        "arch" => value.ValueKind == JsonValueKind.String && value.GetString() is { Length: <= MaxWordLength } word
            ? JsonValue.Create(word)
            : null,
        "timed_out" or "out_of_memory" => value.ValueKind is JsonValueKind.True or JsonValueKind.False
            ? JsonValue.Create(value.GetBoolean())
            : null,
        _ when value.ValueKind != JsonValueKind.Number => null,
        "exit_code" => value.TryGetInt32(out var code) ? JsonValue.Create(code) : null,
        _ when value.TryGetInt64(out var count) => JsonValue.Create(count),
        _ when name.EndsWith("_bytes", StringComparison.Ordinal) => null,
        _ => value.TryGetDouble(out var number) && double.IsFinite(number) ? JsonValue.Create(number) : null,
    };
}
