namespace Boxyard.Client;

/// <summary>How the whole lab stands, in numbers.</summary>
public sealed record LabOverview
{
    /// <summary>Jobs by state; states that no job has are there with 0.</summary>
    public required IReadOnlyDictionary<JobState, long> Jobs { get; init; }
}
