using Boxyard.Builds;

namespace Boxyard.Storage.Builds;

/// <summary>Moves a build on, with the jobs of its next step.</summary>
internal sealed class SaveBuildCommand(BuildRecord build, BuildMove move, IReadOnlyList<long> jobIds, string? profile)
    : WriteCommandOf<bool>
{
    public BuildRecord Build { get; } = build;

    public BuildMove Move { get; } = move;

    public IReadOnlyList<long> JobIds { get; } = jobIds;

    public string? Profile { get; } = profile;

    public bool IsEnd => Move.State == BuildState.Finished;

    public override string ConflictKey { get; } = $"build:{build.Key}";
}
