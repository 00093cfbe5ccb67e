using System.Reflection;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace Boxyard.Client.Http;

/// <summary>The words of one enum.</summary>
internal sealed class WordConverter<T> : JsonConverter<T>
    where T : struct, Enum
{
    private static readonly Dictionary<T, string> Words = Enum.GetValues<T>().ToDictionary(value => value, Spell);

    private static readonly Dictionary<string, T> Values = Words
        .Where(word => !word.Key.Equals(default(T)))
        .ToDictionary(word => word.Value, word => word.Key, StringComparer.Ordinal);

    public override T Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
        reader.TokenType == JsonTokenType.String
            ? Find(reader.GetString()!)
            : throw new JsonException($"A word is expected, one of {string.Join(", ", Values.Keys)}.");

    public override void Write(Utf8JsonWriter writer, T value, JsonSerializerOptions options) =>
        writer.WriteStringValue(WordOf(value));

    public override T ReadAsPropertyName(
        ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) => Find(reader.GetString()!);

    public override void WriteAsPropertyName(Utf8JsonWriter writer, T value, JsonSerializerOptions options) =>
        writer.WritePropertyName(WordOf(value));

    private static T Find(string word) => Values.GetValueOrDefault(word);

    private static string WordOf(T value) => Words[value];

    /// <summary>A name of its own, as the app registry's permissions have, or the member's in snake_case.</summary>
    private static string Spell(T value) =>
        typeof(T).GetField(value.ToString())?.GetCustomAttribute<JsonStringEnumMemberNameAttribute>()?.Name
        ?? JsonNamingPolicy.SnakeCaseLower.ConvertName(value.ToString());
}
