namespace Boxyard.Client;

/// <summary>One file that an attempt uploaded.</summary>
public sealed record JobArtifact
{
    /// <summary>Relative to the attempt's result folder, with `/`.</summary>
    public required string Path { get; init; }

    /// <summary>Bytes.</summary>
    public required long Size { get; init; }

    /// <summary>Hex, lower case.</summary>
    public required string Sha256 { get; init; }

    /// <summary>Where it can be read, below the silo's address.</summary>
    public required string Href { get; init; }
}
