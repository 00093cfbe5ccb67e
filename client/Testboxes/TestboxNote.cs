namespace Boxyard.Client;

/// <summary>What somebody wrote down about a box.</summary>
public sealed record TestboxNote
{
    public required Guid Id { get; init; }
    public required DateTimeOffset WrittenAt { get; init; }

    /// <summary>Who wrote it: the account, else as they said, else `operator`.</summary>
    public required string WrittenBy { get; init; }
    public required string Text { get; init; }
}
