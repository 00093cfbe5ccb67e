namespace Boxyard.Client;

/// <summary>A job of a build.</summary>
public sealed record AppBuildJob
{
    public required long JobId { get; init; }

    /// <summary>Of the job, or `removed`.</summary>
    public required string State { get; init; }

    /// <summary>`manifest` or `profile`; null for the image of an architecture.</summary>
    public string? Role { get; init; }

    /// <summary>The place of the target that a profile's job measures.</summary>
    public string? Label { get; init; }
}
