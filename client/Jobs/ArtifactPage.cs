namespace Boxyard.Client;

/// <summary>One page of a list of an attempt's artifacts, as the silo sends it.</summary>
internal sealed record ArtifactPage
{
    public required IReadOnlyList<JobArtifact> Artifacts { get; init; }

    /// <summary>What the next page asks for; null on the last page.</summary>
    public string? Next { get; init; }
}
