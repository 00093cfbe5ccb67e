using System.Text.Json.Serialization;

namespace Boxyard.Accounts;

/// <summary>A token to make.</summary>
[JsonUnmappedMemberHandling(JsonUnmappedMemberHandling.Disallow)]
internal sealed record TokenRequest
{
    public string? Account { get; init; }

    /// <summary>What it is for.</summary>
    public string? Note { get; init; }

    /// <summary>From when it is refused; never, when it is left out.</summary>
    public DateTimeOffset? ExpiresAt { get; init; }
}
