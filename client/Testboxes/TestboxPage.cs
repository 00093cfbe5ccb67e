namespace Boxyard.Client;

/// <summary>One page of boxes, as the silo sends it.</summary>
internal sealed record TestboxPage
{
    public required IReadOnlyList<Testbox> Testboxes { get; init; }

    /// <summary>What the next page asks for; null on the last page.</summary>
    public string? Next { get; init; }
}
