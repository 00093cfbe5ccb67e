using System.Collections.Immutable;

namespace Boxyard.Jobs;

/// <summary>What an event makes of an attempt.</summary>
public sealed record AttemptDecision
{
    public required AttemptAnswer Answer { get; init; }

    /// <summary>To be saved, with its own events; null when no state changes.</summary>
    public AttemptChange? Change { get; init; }

    /// <summary>To be appended when there is no change.</summary>
    public ImmutableArray<JobEvent> Events { get; init; } = [];
}
