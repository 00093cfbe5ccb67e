namespace Boxyard.Client;

/// <summary>How often the last attempts of a box ended how.</summary>
public sealed record TestboxEnds
{
    public required string Name { get; init; }

    /// <summary>Ends that none had are not there.</summary>
    public required IReadOnlyDictionary<JobState, long> Ends { get; init; }
}
