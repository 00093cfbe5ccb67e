namespace Boxyard.Clusters;

/// <summary>What a new job is within its cluster job.</summary>
public sealed record NewClusterPart
{
    /// <summary>Its place among the jobs of the cluster, from 0; the id of the first is the cluster's.</summary>
    public required int Index { get; init; }

    /// <summary>The node's roles, with spaces between them.</summary>
    public required string Roles { get; init; }

    public required string DirectMacs { get; init; }
    public required string DirectIps { get; init; }
}
