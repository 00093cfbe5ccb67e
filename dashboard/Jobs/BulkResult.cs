using Boxyard.Client;

namespace Boxyard.Dashboard.Jobs;

/// <summary>What came of an action on many jobs.</summary>
internal sealed record BulkResult
{
    /// <summary>Cancelled, or submitted again.</summary>
    public int DoneCount { get; init; }

    /// <summary>Their guests are told to stop.</summary>
    public int AskedCount { get; init; }

    /// <summary>It was too late, or they are gone.</summary>
    public int LateCount { get; init; }

    /// <summary>The first sentences about jobs that were refused.</summary>
    public IReadOnlyList<string> Refusals { get; init; } = [];
    public int RefusedCount { get; init; }

    /// <summary>
    /// Set when there may be more, older than this job: what was submitted again matches still, so another run begins
    /// there.
    /// </summary>
    public long? NextBeforeId { get; init; }

    /// <summary>Why the rest was not tried; null when all were.</summary>
    public Problem? Problem { get; init; }
}
