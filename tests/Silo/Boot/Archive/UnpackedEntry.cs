namespace Boxyard.Tests.Silo.Boot.Archive;

/// <summary>A file or folder of an archive.</summary>
internal sealed record UnpackedEntry
{
    public required string Name { get; init; }
    public required int Mode { get; init; }
    public required DateTimeOffset ModifiedAt { get; init; }
    public required string Text { get; init; }
}
