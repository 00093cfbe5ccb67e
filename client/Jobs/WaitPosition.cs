namespace Boxyard.Client;

/// <summary>The place of a job in its queue.</summary>
public sealed record WaitPosition
{
    /// <summary>1 is the next.</summary>
    public required long Value { get; init; }

    /// <summary>How well it is known: `exact`, `estimate` or `at_least`.</summary>
    public required string Kind { get; init; }
}
