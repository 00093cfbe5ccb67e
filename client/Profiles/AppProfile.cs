using System.Text.Json.Serialization;

namespace Boxyard.Client;

/// <summary>What a profile has measured.</summary>
public sealed record AppProfile
{
    public required long Number { get; init; }

    [JsonPropertyName("displayName")]
    public required string Version { get; init; }

    /// <summary>In the order of the app's targets; null until it is over, and when nothing was measured.</summary>
    [JsonPropertyName("profile")]
    public IReadOnlyList<ProfileTarget>? Targets { get; init; }

    [JsonPropertyName("certifiedBy")]
    public string? CertifiedBy { get; init; }

    [JsonPropertyName("certifiedNote")]
    public string? CertifiedNote { get; init; }

    [JsonPropertyName("certifiedDate")]
    public DateTimeOffset? CertifiedAt { get; init; }
}
