using Boxyard.Results;

namespace Boxyard.Storage.Results;

/// <summary>Adds an artifact of a live attempt. The outcome is whether the path now has this content.</summary>
internal sealed class AddArtifactCommand(long jobId, int attempt, ArtifactRecord artifact) : WriteCommandOf<bool>
{
    public long JobId { get; } = jobId;

    public int Attempt { get; } = attempt;

    public ArtifactRecord Artifact { get; } = artifact;

    public override string ConflictKey { get; } = $"artifact:{jobId}.{attempt}:{artifact.Path}";
}
