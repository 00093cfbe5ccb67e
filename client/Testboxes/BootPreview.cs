namespace Boxyard.Client;

/// <summary>What a box would get if it asked now, and why.</summary>
public sealed record BootPreview
{
    /// <summary>Null when the MAC has no name.</summary>
    public string? Testbox { get; init; }

    /// <summary>The queues that it serves, in order.</summary>
    public IReadOnlyList<string> Queues { get; init; } = [];

    /// <summary>Null for none.</summary>
    public long? JobId { get; init; }

    /// <summary>For people.</summary>
    public required string Reason { get; init; }
}
