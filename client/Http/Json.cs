using System.Text.Json;

namespace Boxyard.Client.Http;

/// <summary>How the silo writes JSON: snake_case names, states as snake_case words.</summary>
internal static class Json
{
    public static readonly JsonSerializerOptions Options = new(JsonSerializerDefaults.Web)
    {
        PropertyNamingPolicy = JsonNamingPolicy.SnakeCaseLower,
        Converters = { new WordConverters() },
    };
}
