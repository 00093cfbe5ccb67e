using System.Text.Json;
using System.Text.Json.Serialization;

namespace Boxyard.Client.Http;

/// <summary>
/// Every enum that travels is a word of snake_case; one that a newer silo has added is `Unknown`, the zero.
/// </summary>
internal sealed class WordConverters : JsonConverterFactory
{
    public override bool CanConvert(Type typeToConvert) => typeToConvert.IsEnum;

    public override JsonConverter CreateConverter(Type typeToConvert, JsonSerializerOptions options) =>
        (JsonConverter)Activator.CreateInstance(typeof(WordConverter<>).MakeGenericType(typeToConvert))!;
}
