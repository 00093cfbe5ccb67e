using Boxyard.Jobs;

namespace Boxyard.Clusters;

/// <summary>A node of a cluster job in one round of attempts: what its definition and the node itself said.</summary>
public sealed record NodeRecord
{
    public required ShownId Attempt { get; init; }
    public required string Testbox { get; init; }
    public required string Roles { get; init; }
    public string Ip { get; init; } = "";
    public required string DirectMacs { get; init; }
    public required string DirectIps { get; init; }
    public BarrierLevel Level { get; init; }

    /// <summary>When it reached its level; null before the first.</summary>
    public DateTimeOffset? LevelAt { get; init; }
    public bool IsAborted { get; init; }

    /// <summary>Its attempt is over.</summary>
    public bool HasEnded { get; init; }

    /// <summary>It comes to no further barrier; after <see cref="BarrierLevel.Finish"/> there is none.</summary>
    public bool IsGone => IsAborted || (HasEnded && Level < BarrierLevel.Finish);
}
