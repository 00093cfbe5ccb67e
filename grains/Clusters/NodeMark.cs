using Boxyard.Jobs;

namespace Boxyard.Clusters;

/// <summary>What a node says of itself. Null fields are kept as they were; a level never falls.</summary>
public sealed record NodeMark
{
    public required ShownId Attempt { get; init; }
    public BarrierLevel Level { get; init; }

    /// <summary>It will not come to any barrier any more.</summary>
    public bool IsAbort { get; init; }
    public string? Roles { get; init; }
    public string? Ip { get; init; }
    public string? DirectMacs { get; init; }
    public string? DirectIps { get; init; }
}
