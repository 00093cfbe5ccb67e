using System.Collections.Immutable;

namespace Boxyard.Apps;

/// <summary>What the store knows about a name: whose it is, who may what, and whether the version is there.</summary>
public sealed record AppFacts
{
    /// <summary>Null when there is no such namespace.</summary>
    public string? NamespaceOwner { get; init; }

    /// <summary>Null when there is no such repository.</summary>
    public string? RepositoryOwner { get; init; }

    /// <summary>On the repository and on the namespace.</summary>
    public required ImmutableArray<AppGrant> Grants { get; init; }

    /// <summary>Null when there is no such version.</summary>
    public AppRecord? App { get; init; }
}
