namespace Boxyard.Jobs;

/// <summary>An event that was applied to a stored attempt, and is on disk.</summary>
internal sealed record AppliedEvent
{
    /// <summary>As it was before the event.</summary>
    public required AttemptRecord Attempt { get; init; }

    public required AttemptAnswer Answer { get; init; }

    /// <summary>What was saved; null when nothing changed.</summary>
    public AttemptChange? Change { get; init; }
}
