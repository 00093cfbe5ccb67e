namespace Boxyard.Results;

/// <summary>One log stream of an attempt.</summary>
public sealed record LogRecord
{
    /// <summary>`stdout`, `stderr`, `serial` and the like.</summary>
    public required string Stream { get; init; }

    /// <summary>Bytes that are on disk for good.</summary>
    public required long Size { get; init; }
}
