using Boxyard.Jobs;

namespace Boxyard.Clusters;

/// <summary>A part of a cluster job that waits for its boxes, all of which could be had now.</summary>
public sealed record WaitingPart
{
    public required long ClusterId { get; init; }
    public required long JobId { get; init; }
    public required string Testbox { get; init; }
    public required JobState State { get; init; }
    public required int Priority { get; init; }
}
