namespace Boxyard.Results;

/// <summary>One uploaded file of an attempt.</summary>
public sealed record ArtifactRecord
{
    /// <summary>Relative to the attempt's result root, with `/`.</summary>
    public required string Path { get; init; }
    public required long Size { get; init; }

    /// <summary>Hex, lower case.</summary>
    public required string Sha256 { get; init; }
}
