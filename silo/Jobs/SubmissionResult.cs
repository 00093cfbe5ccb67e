using System.Collections.Immutable;

namespace Boxyard.Jobs;

/// <summary>
/// What became of a submission. <see cref="JobIds"/> are on disk; empty when something was wrong, and then nothing was
/// queued.
/// </summary>
internal sealed record SubmissionResult
{
    public required SubmissionPlan Plan { get; init; }
    public ImmutableArray<long> JobIds { get; init; } = [];

    /// <summary>When the jobs were queued; null when nothing was queued now.</summary>
    public DateTimeOffset? SubmittedAt { get; init; }

    /// <summary>The idempotency key came before with this body: these are the ids of then.</summary>
    public bool IsRepeat { get; init; }

    /// <summary>The idempotency key came before with another body.</summary>
    public bool KeyConflict { get; init; }

    /// <summary>Set when a limit of queued jobs refused it.</summary>
    public LimitReached? Limit { get; init; }
}
