using System.Text.Json;
using System.Text.Json.Serialization;

namespace Boxyard.Client;

/// <summary>One version of an app of the registry.</summary>
public sealed record App
{
    public required string Namespace { get; init; }
    public required string Name { get; init; }
    public required string Version { get; init; }

    /// <summary>Who submitted it.</summary>
    public required string Owner { get; init; }

    /// <summary>Nobody but an admin may replace or delete it.</summary>
    public bool Frozen { get; init; }

    public string Description { get; init; } = "";
    public string Keywords { get; init; } = "";
    public string Authors { get; init; } = "";
    public string Homepage { get; init; } = "";
    public string License { get; init; } = "";

    /// <summary>Where its code is, and what it is built for.</summary>
    public required AppSource Source { get; init; }

    /// <summary>How it is profiled, as it was submitted; null when it cannot be.</summary>
    public JsonElement? Profiling { get; init; }

    [JsonPropertyName("time_created")]
    public required DateTimeOffset CreatedAt { get; init; }

    [JsonPropertyName("time_last_updated")]
    public required DateTimeOffset ChangedAt { get; init; }

    /// <summary>By which the other calls name it.</summary>
    [JsonIgnore]
    public AppVersion Key => new(Namespace, Name, Version);
}
