using System.Collections.Immutable;

namespace Boxyard.Queues;

/// <summary>Why a job waits and how long it may.</summary>
public sealed record WaitExplanation
{
    /// <summary>What holds it for sure stands before what only delays it.</summary>
    public required ImmutableArray<WaitReason> Reasons { get; init; }

    /// <summary>Null while it does not stand in its queue.</summary>
    public WaitPosition? Position { get; init; }

    /// <summary>Null when it cannot be told.</summary>
    public StartEstimate? EstimatedStart { get; init; }

    /// <summary>The boxes that serve its queue and are busy, the first to be free first.</summary>
    public ImmutableArray<BusyBoxEnd> BusyBoxes { get; init; } = [];
}
