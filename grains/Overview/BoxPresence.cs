namespace Boxyard.Overview;

/// <summary>Whether a box is there and at work.</summary>
public sealed record BoxPresence
{
    public required string Name { get; init; }
    public DateTimeOffset? SeenAt { get; init; }

    /// <summary>It has a live attempt.</summary>
    public bool IsBusy { get; init; }

    /// <summary>It is drained or quarantined.</summary>
    public bool IsHeld { get; init; }
}
