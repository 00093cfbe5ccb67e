namespace Boxyard.Client;

/// <summary>How many jobs ended in one way in one hour.</summary>
public sealed record HourlyEnds
{
    /// <summary>The beginning of the hour.</summary>
    public required DateTimeOffset Hour { get; init; }
    public required JobState Outcome { get; init; }
    public required long JobCount { get; init; }
}
