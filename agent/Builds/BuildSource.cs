using System.Collections.Immutable;

namespace Boxyard.Agent.Builds;

/// <summary>Where an app's source is, and how its image is made of it.</summary>
internal sealed record BuildSource
{
    public required string Url { get; init; }

    public string Branch { get; init; } = "";

    /// <summary>Counts before the branch.</summary>
    public string Tag { get; init; } = "";

    /// <summary>What is built, wherever the tag or branch is by now; empty: what is there.</summary>
    public string Commit { get; init; } = "";

    /// <summary>Below the root of the repository.</summary>
    public string Directory { get; init; } = ".";

    /// <summary>Below the directory.</summary>
    public string Dockerfile { get; init; } = "Dockerfile";

    public ImmutableDictionary<string, string> BuildArgs { get; init; } = ImmutableDictionary<string, string>.Empty;

    public string Ref => Tag.Length > 0 ? Tag : Branch;
}
