using System.Collections.Immutable;

namespace Boxyard.Clusters;

/// <summary>Boxes that are used together: `{ip0: 1, nodes: {HOST: {roles: [server], macs: [..]}}}`.</summary>
public sealed record ClusterDefinition
{
    /// <summary>The last number of the first direct address.</summary>
    public required int Ip0 { get; init; }

    /// <summary>In the order in which they are written; at least one.</summary>
    public required ImmutableArray<ClusterNode> Nodes { get; init; }
}
