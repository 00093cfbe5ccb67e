using System.Collections.Immutable;

namespace Boxyard.Builds;

/// <summary>What a build does next: the jobs to queue and the state that waits for them, or its end.</summary>
public sealed record BuildMove
{
    public required BuildState State { get; init; }

    public ImmutableArray<BuildJobPlan> Jobs { get; init; } = [];

    /// <summary>Set with the end.</summary>
    public BuildResult? Result { get; init; }

    public string? Problem { get; init; }

    public static BuildMove End(BuildResult result, string? problem = null) =>
        new() { State = BuildState.Finished, Result = result, Problem = problem };
}
