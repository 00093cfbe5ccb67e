namespace Boxyard.Jobs;

/// <summary>A log of an attempt and where it can be read.</summary>
internal sealed record LogAnswer
{
    /// <summary>`stdout`, `stderr`, `serial` and the like.</summary>
    public required string Stream { get; init; }
    public required long Size { get; init; }
    public required string Href { get; init; }
}
