namespace Boxyard.Client;

/// <summary>A build or profile that was begun.</summary>
public sealed record StartedBuild
{
    public required long Number { get; init; }
}
