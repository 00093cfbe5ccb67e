namespace Boxyard.Testboxes;

/// <summary>A page of the MACs that asked to boot and have no name, newest first.</summary>
internal sealed record UnknownBoxesAnswer
{
    public required IReadOnlyList<UnknownBoxRecord> UnknownBoxes { get; init; }

    /// <summary>Ask again with `next=` this for what follows; null on the last page.</summary>
    public string? Next { get; init; }
}
