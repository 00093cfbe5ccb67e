using System.Collections.Immutable;

namespace Boxyard.Retention;

/// <summary>What goes of a job: all of it, or its logs or files.</summary>
public sealed record JobRemoval
{
    public required long JobId { get; init; }

    /// <summary>Everything, also logs and files.</summary>
    public bool IsWhole { get; init; }

    public bool Logs { get; init; }

    public bool Artifacts { get; init; }

    /// <summary>The attempts with their roots, `/result/...`, below which their files are.</summary>
    public required ImmutableArray<(int Attempt, string Root)> Roots { get; init; }
}
