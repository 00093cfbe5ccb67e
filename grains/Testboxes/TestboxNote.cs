namespace Boxyard.Testboxes;

/// <summary>What somebody wrote down about a box.</summary>
public sealed record TestboxNote
{
    /// <summary>Given by who writes it.</summary>
    public required string Id { get; init; }
    public required DateTimeOffset WrittenAt { get; init; }

    /// <summary>Who wrote it: as they said, or `operator`.</summary>
    public required string WrittenBy { get; init; }
    public required string Text { get; init; }
}
