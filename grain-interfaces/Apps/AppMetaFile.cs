namespace Boxyard.Apps;

/// <summary>A file that shows an app, and where its content is, on disk.</summary>
[GenerateSerializer, Immutable, Alias("Boxyard.AppMetaFile")]
public sealed record AppMetaFile
{
    [Id(0)]
    public required AppMetaFileName Name { get; init; }

    /// <summary>Its own name in the folder of such files.</summary>
    [Id(2)]
    public required string Path { get; init; }

    /// <summary>Bytes.</summary>
    [Id(3)]
    public required long Size { get; init; }

    /// <summary>Hex.</summary>
    [Id(4)]
    public required string Sha256 { get; init; }
}
