using Boxyard.Jobs;

namespace Boxyard.Overview;

/// <summary>How the whole stands.</summary>
internal sealed record OverviewAnswer
{
    /// <summary>Jobs by state; states that no job has are there with 0.</summary>
    public required IReadOnlyDictionary<JobState, long> Jobs { get; init; }
}
