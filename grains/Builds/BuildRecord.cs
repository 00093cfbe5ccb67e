namespace Boxyard.Builds;

/// <summary>A build or a profile as it is stored.</summary>
public sealed record BuildRecord
{
    public required string Namespace { get; init; }
    public required string Name { get; init; }
    public required long Number { get; init; }
    public required string Version { get; init; }
    public required BuildKind Kind { get; init; }
    public required BuildState State { get; init; }

    /// <summary>Null while it runs.</summary>
    public BuildResult? Result { get; init; }

    /// <summary>Why it failed, where its jobs do not tell.</summary>
    public string? Problem { get; init; }

    /// <summary>A <see cref="BuildPlan"/>.</summary>
    public required string Plan { get; init; }

    /// <summary>Counts the changes of the row.</summary>
    public required long Revision { get; init; }

    public required DateTimeOffset StartedAt { get; init; }
    public DateTimeOffset? FinishedAt { get; init; }

    public BuildKey Key => new(Namespace, Name, Number);
}
