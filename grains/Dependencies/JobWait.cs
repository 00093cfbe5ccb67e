namespace Boxyard.Dependencies;

/// <summary>One job that another waits for.</summary>
public sealed record JobWait
{
    public required long JobId { get; init; }

    /// <summary>What must hold of it, a JSON object; null: its data is complete.</summary>
    public string? Condition { get; init; }
}
