using Boxyard.Results;

namespace Boxyard.Jobs;

/// <summary>An uploaded file and where it can be read.</summary>
internal sealed record ArtifactAnswer
{
    public required string Path { get; init; }
    public required long Size { get; init; }
    public required string Sha256 { get; init; }
    public required string Href { get; init; }

    public static ArtifactAnswer Of(ArtifactRecord artifact, string resultRoot) => new()
    {
        Path = artifact.Path,
        Size = artifact.Size,
        Sha256 = artifact.Sha256,
        Href = new PathString($"{resultRoot}/{artifact.Path}").ToUriComponent(),
    };
}
