using System.Collections.Frozen;
using Boxyard.Jobs;

namespace Boxyard.Storage;

/// <summary>What a committed batch changed, for those in this process who wait for it.</summary>
public sealed record CommitNotice
{
    /// <summary>Queues that got jobs, and how many.</summary>
    public required IReadOnlyDictionary<string, int> QueuedJobs { get; init; }

    /// <summary>Jobs whose state or attempt changed.</summary>
    public required IReadOnlySet<long> ChangedJobs { get; init; }

    /// <summary>
    /// Attempts ended that left results to extract. Said of this silo's batches alone: it extracts them.
    /// </summary>
    public bool HasResultsToExtract { get; init; }

    /// <summary>The batch was another silo's.</summary>
    public bool IsRemote { get; init; }

    /// <summary>
    /// More happened than is named here (a large batch of another silo, or notices were missed): look at everything.
    /// </summary>
    public bool IsIncomplete { get; init; }

    /// <summary>How many attempts this silo's batch ended, by outcome: for its metrics.</summary>
    internal IReadOnlyDictionary<JobState, int> EndedAttempts { get; init; } = FrozenDictionary<JobState, int>.Empty;

    internal bool IsEmpty =>
        QueuedJobs.Count == 0 && ChangedJobs.Count == 0 && !HasResultsToExtract && !IsIncomplete;
}
