namespace Boxyard.Client;

/// <summary>A file that the silo has on disk.</summary>
public sealed record UploadedArtifact
{
    /// <summary>Relative to the attempt's result folder, with `/`.</summary>
    public required string Path { get; init; }

    /// <summary>Bytes.</summary>
    public required long Size { get; init; }

    /// <summary>Hex, lower case.</summary>
    public required string Sha256 { get; init; }
}
