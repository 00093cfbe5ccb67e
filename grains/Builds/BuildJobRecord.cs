using Boxyard.Jobs;

namespace Boxyard.Builds;

/// <summary>One job of a build, with how it stands now.</summary>
public sealed record BuildJobRecord
{
    public required BuildJobRole Role { get; init; }

    /// <summary>The architecture of an image, the number of a target; else empty.</summary>
    public required string Label { get; init; }

    public required long JobId { get; init; }

    /// <summary>Null when the job was removed.</summary>
    public JobState? State { get; init; }

    /// <summary>The number of its newest attempt, 0 before the first.</summary>
    public int AttemptCount { get; init; }

    public bool IsOver { get; init; }
}
