namespace Boxyard.Testboxes;

/// <summary>A page of boxes, by name.</summary>
internal sealed record TestboxPageAnswer
{
    public required IReadOnlyList<TestboxAnswer> Testboxes { get; init; }

    /// <summary>Ask again with `next=` this for what follows; null on the last page.</summary>
    public string? Next { get; init; }
}
