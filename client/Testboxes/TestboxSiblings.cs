namespace Boxyard.Client;

/// <summary>How the boxes of a group fared lately.</summary>
public sealed record TestboxSiblings
{
    public required string Group { get; init; }

    /// <summary>By name; boxes that ran nothing are not there.</summary>
    public required IReadOnlyList<TestboxEnds> Testboxes { get; init; }
}
