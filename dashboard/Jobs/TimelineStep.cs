namespace Boxyard.Dashboard.Jobs;

/// <summary>One moment in the life of a job, or one that is expected or overdue.</summary>
internal sealed record TimelineStep
{
    public required string Title { get; init; }

    /// <summary>Null when it has not happened.</summary>
    public DateTimeOffset? At { get; init; }

    /// <summary>Since the step before; null for the first and for what has not happened.</summary>
    public TimeSpan? Gap { get; init; }
    public string? Detail { get; init; }

    /// <summary>The class of the style sheet that gives the colour.</summary>
    public string Tone { get; init; } = "idle";
}
