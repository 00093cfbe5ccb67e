namespace Boxyard.Testboxes;

/// <summary>What a box did last.</summary>
public sealed record TestboxHistory
{
    /// <summary>How many of its last attempts were lost, without another end in between.</summary>
    public required int LostCount { get; init; }

    /// <summary>Newest first.</summary>
    public required IReadOnlyList<TestboxRun> Runs { get; init; }
}
