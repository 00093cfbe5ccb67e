namespace Boxyard.Builds;

/// <summary>A build of an app that a Jenkins was, or is about to be, asked for and that has no number yet.</summary>
public sealed record JenkinsRequest
{
    public required string Namespace { get; init; }
    public required string Name { get; init; }
    public required string Version { get; init; }

    /// <summary>No two requests have the same.</summary>
    public required string Id { get; init; }

    /// <summary>Its place in Jenkins' queue; null until Jenkins has told it.</summary>
    public long? Item { get; init; }

    public DateTimeOffset RequestedAt { get; init; }
}
