using System.Collections.Immutable;

namespace Boxyard.Jobs;

/// <summary>The outcome of a submission that is on disk.</summary>
public sealed record SubmitOutcome
{
    /// <summary>
    /// The ids, ascending, in the order of the jobs. Empty when <see cref="KeyConflict"/> or refused by a limit.
    /// </summary>
    public required ImmutableArray<long> JobIds { get; init; }

    /// <summary>When the jobs were queued; null when nothing was queued now.</summary>
    public DateTimeOffset? SubmittedAt { get; init; }

    /// <summary>
    /// The key was seen before with the same body: these are the ids of then, nothing was queued now.
    /// </summary>
    public bool IsRepeat { get; init; }

    /// <summary>The key was seen before with another body: nothing was queued.</summary>
    public bool KeyConflict { get; init; }

    /// <summary>Set when a limit refused it: nothing was queued, and the key is free yet.</summary>
    public LimitReached? Limit { get; init; }
}
