using System.Collections.Immutable;

namespace Boxyard.Apps;

/// <summary>What the code of an app said of itself.</summary>
internal sealed record GitCheckout
{
    /// <summary>40 hex digits.</summary>
    public required string Commit { get; init; }

    /// <summary>What `git describe` said.</summary>
    public required string Description { get; init; }

    public required ImmutableArray<AppMetaFile> MetaFiles { get; init; }
}
