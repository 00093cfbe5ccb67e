using System.Text.Json;
using System.Text.Json.Nodes;
using Boxyard.Apps;

namespace Boxyard.Profiles;

/// <summary>What somebody says who puts a name to a profile.</summary>
internal static class ProfileNote
{
    public const int MaxLength = 2_000;

    /// <summary>Operators of the lab have the scope by which registries of images ask.</summary>
    public static bool MayCertify(HttpContext context) =>
        context.AppCaller() is { IsAdmin: true } or { IsApproved: true, Scopes: AppTokens.ImageScope };

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
