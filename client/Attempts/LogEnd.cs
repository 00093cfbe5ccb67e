namespace Boxyard.Client;

/// <summary>Where a piece of a log ended.</summary>
public sealed record LogEnd
{
    /// <summary>Bytes from the log's beginning: where the next piece begins.</summary>
    public required long Offset { get; init; }
}
