using Boxyard.Clusters;

namespace Boxyard.Storage.Clusters;

/// <summary>A waiting part whose cluster's boxes could all be had, with what its attempt needs.</summary>
internal sealed record ReadyPart
{
    public required WaitingPart Waiting { get; init; }

    /// <summary>Of its next attempt.</summary>
    public required int Number { get; init; }
    public required LaneKey Lane { get; init; }
}
