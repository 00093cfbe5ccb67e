namespace Boxyard.Apps;

/// <summary>A file that shows an app, without its content.</summary>
[GenerateSerializer, Immutable, Alias("Boxyard.AppMetaFileName")]
public sealed record AppMetaFileName
{
    [Id(0)]
    public required string FileName { get; init; }

    [Id(1)]
    public required AppMetaFileKind Kind { get; init; }
}
