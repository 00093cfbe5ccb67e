namespace Boxyard.Apps;

/// <summary>A file that shows an app.</summary>
[GenerateSerializer, Immutable, Alias("Boxyard.AppMetaFile")]
public sealed record AppMetaFile
{
    [Id(0)]
    public required AppMetaFileName Name { get; init; }

    [Id(1)]
    public required ReadOnlyMemory<byte> Content { get; init; }
}
