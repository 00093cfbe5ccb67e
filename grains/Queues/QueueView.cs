using System.Collections.Immutable;

namespace Boxyard.Queues;

/// <summary>One queue as people look at it.</summary>
public sealed record QueueView
{
    public required QueueRecord Queue { get; init; }

    /// <summary>Its first lanes, in the order of choice.</summary>
    public required IReadOnlyList<Lane> Lanes { get; init; }

    /// <summary>
    /// The jobs that it gives next, in order, when no attempt ends before. Exact for so many; those beyond are not
    /// looked at.
    /// </summary>
    public required ImmutableArray<NextJob> NextJobs { get; init; }
}
