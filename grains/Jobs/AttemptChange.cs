using System.Collections.Immutable;

namespace Boxyard.Jobs;

/// <summary>What one event makes of an attempt and its job: saved whole or not at all.</summary>
public sealed record AttemptChange
{
    /// <summary>The kind of the event that tells of a retry.</summary>
    public const string RetriedKind = "retried";

    /// <summary>
    /// The attempt after the event; its <see cref="AttemptRecord.Version"/> is still the one that was read.
    /// </summary>
    public required AttemptRecord Next { get; init; }

    /// <summary>The job's state after the event; <see cref="JobState.Queued"/> asks for a retry.</summary>
    public required JobState Job { get; init; }

    /// <summary>With a retry: how long the job stays away from its queue.</summary>
    public TimeSpan RetryDelay { get; init; }

    /// <summary>The job's <see cref="JobRecord.InfraRetriesUsed"/> after the event.</summary>
    public int InfraRetriesUsed { get; init; }

    /// <summary>The job's <see cref="JobRecord.RetriesUsed"/> after the event.</summary>
    public int RetriesUsed { get; init; }

    /// <summary>Values that the box reported, to keep by name.</summary>
    public ImmutableDictionary<string, string> Values { get; init; } = ImmutableDictionary<string, string>.Empty;

    /// <summary>Appended in the same transaction.</summary>
    public ImmutableArray<JobEvent> Events { get; init; } = [];
}
