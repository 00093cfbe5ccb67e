using System.Text.Json.Serialization;

namespace Boxyard.Client;

/// <summary>Where the code of an app is, and how it is built.</summary>
public sealed record AppSource
{
    public string Url { get; init; } = "";
    public string? Branch { get; init; }
    public string? Tag { get; init; }

    /// <summary>What was found there at the submit.</summary>
    [JsonPropertyName("git_commit")]
    public string? Commit { get; init; }

    public string? Directory { get; init; }
    public string? Dockerfile { get; init; }

    /// <summary>Such as `linux/arm64`.</summary>
    public IReadOnlyList<string> Architectures { get; init; } = [];

    public IReadOnlyDictionary<string, string> BuildArgs { get; init; } = new Dictionary<string, string>();
}
