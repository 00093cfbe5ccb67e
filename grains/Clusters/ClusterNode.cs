using System.Collections.Immutable;

namespace Boxyard.Clusters;

/// <summary>A box of a cluster, as its definition names it.</summary>
public sealed record ClusterNode
{
    /// <summary>The box's name.</summary>
    public required string Host { get; init; }

    public required ImmutableArray<string> Roles { get; init; }

    /// <summary>Of the network cards that connect the nodes directly, as written.</summary>
    public ImmutableArray<string> Macs { get; init; } = [];
}
