using System.Text.Json.Serialization;

namespace Boxyard.Client;

/// <summary>A build or a profile of an app.</summary>
public sealed record AppBuild
{
    /// <summary>Counted for all versions of the app.</summary>
    public required long Number { get; init; }

    [JsonPropertyName("displayName")]
    public required string Version { get; init; }

    public AppBuildKind Kind { get; init; }

    /// <summary>`starting`, `building`, `joining`, `profiling`, `finished`.</summary>
    public string State { get; init; } = "";

    /// <summary>`SUCCESS` or `FAILURE`; null while it runs.</summary>
    public string? Result { get; init; }

    /// <summary>Why it failed.</summary>
    public string? Problem { get; init; }

    /// <summary>The job of each architecture.</summary>
    public IReadOnlyDictionary<string, AppBuildJob> Architectures { get; init; } =
        new Dictionary<string, AppBuildJob>();

    /// <summary>The jobs of its other steps.</summary>
    public IReadOnlyList<AppBuildJob> Jobs { get; init; } = [];

    /// <summary>
    /// Of a build by a Jenkins, whose number is that Jenkins' and none of the silo's: where Jenkins tells of it. Null
    /// for all others.
    /// </summary>
    public string? JenkinsUrl { get; init; }

    /// <summary>In ms since 1970.</summary>
    public long Timestamp { get; init; }

    /// <summary>In ms; 0 while it runs.</summary>
    public long Duration { get; init; }

    [JsonIgnore]
    public DateTimeOffset StartedAt => DateTimeOffset.FromUnixTimeMilliseconds(Timestamp);
}
