using System.Collections.Immutable;

namespace Boxyard.Apps;

/// <summary>Where the code of an app is, and how it is built.</summary>
[GenerateSerializer, Immutable, Alias("Boxyard.AppSource")]
public sealed record AppSource
{
    /// <summary>What `git clone` takes: https, ssh or git.</summary>
    [Id(0)]
    public required string Url { get; init; }

    /// <summary>Empty when only a tag was given.</summary>
    [Id(1)]
    public string Branch { get; init; } = "";

    /// <summary>Counts before the branch; empty when only a branch was given.</summary>
    [Id(2)]
    public string Tag { get; init; } = "";

    /// <summary>The commit that was there at the submit, 40 hex digits.</summary>
    [Id(3)]
    public string Commit { get; init; } = "";

    /// <summary>Where the build's context is, below the root of the code.</summary>
    [Id(4)]
    public string Directory { get; init; } = ".";

    /// <summary>Relative to the directory.</summary>
    [Id(5)]
    public string Dockerfile { get; init; } = "Dockerfile";

    /// <summary>Such as `linux/amd64`; at least one.</summary>
    [Id(6)]
    public required ImmutableArray<string> Architectures { get; init; }

    [Id(7)]
    public ImmutableDictionary<string, string> BuildArgs { get; init; } = ImmutableDictionary<string, string>.Empty;

    /// <summary>What is checked out: the tag, else the branch.</summary>
    public string Reference => Tag.Length > 0 ? Tag : Branch;
}
