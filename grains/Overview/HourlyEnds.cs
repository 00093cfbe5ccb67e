using Boxyard.Jobs;

namespace Boxyard.Overview;

/// <summary>How many jobs ended in one way in one hour.</summary>
public sealed record HourlyEnds
{
    /// <summary>So many hours can be asked for; what is older is forgotten.</summary>
    public const int MaxHours = 744;

    /// <summary>The beginning of the hour.</summary>
    public required DateTimeOffset Hour { get; init; }
    public required JobState Outcome { get; init; }
    public required long JobCount { get; init; }
}
