namespace Boxyard.Testboxes;

/// <summary>What a box would get, and why.</summary>
internal sealed record BootPreviewAnswer
{
    /// <summary>Null when the MAC has no name.</summary>
    public string? Testbox { get; init; }

    /// <summary>In the order in which a claim tries them.</summary>
    public IReadOnlyList<string> Queues { get; init; } = [];

    /// <summary>The job that it would get; null for none.</summary>
    public long? JobId { get; init; }

    /// <summary>A sentence for people.</summary>
    public required string Reason { get; init; }
}
