using System.Text.Json;
using System.Text.Json.Nodes;
using Boxyard.Apps;

namespace Boxyard.Profiles;

/// <summary>What somebody says who puts a name to a profile.</summary>
internal static class ProfileNote
{
    public const int MaxLength = 2_000;

    public static bool MayCertify(AppCaller caller) => caller.IsAdmin || caller.IsOperator;

    public static async Task<string?> ReadAsync(HttpRequest request, CancellationToken cancellationToken)
    {
        try
        {
            var body = await JsonNode.ParseAsync(request.Body, cancellationToken: cancellationToken);
            return body?["note"] is JsonValue value && value.TryGetValue(out string? note) && note.Length <= MaxLength
                ? note
                : null;
        }
        catch (Exception unreadable) when (unreadable is JsonException or InvalidOperationException)
        {
            return null;
        }
    }
}
