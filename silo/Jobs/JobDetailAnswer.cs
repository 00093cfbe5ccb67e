namespace Boxyard.Jobs;

/// <summary>A job with all that is known of its attempts.</summary>
internal sealed record JobDetailAnswer
{
    public required JobAnswer Job { get; init; }

    /// <summary>In the order of their numbers.</summary>
    public required IReadOnlyList<AttemptDetailAnswer> Attempts { get; init; }
}
