using System.Text.Json.Serialization;

namespace Boxyard.Accounts;

/// <summary>The one-time token that the silo printed, and the admin that it is to make.</summary>
[JsonUnmappedMemberHandling(JsonUnmappedMemberHandling.Disallow)]
internal sealed record LoginRequest
{
    public string? Token { get; init; }
    public string? Name { get; init; }
    public string? Email { get; init; }
    public string? FullName { get; init; }
}
