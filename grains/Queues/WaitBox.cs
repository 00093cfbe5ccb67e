using Boxyard.Testboxes;

namespace Boxyard.Queues;

/// <summary>A box that may serve a queue, and what it does.</summary>
public sealed record WaitBox
{
    public required string Name { get; init; }
    public string? Arch { get; init; }

    /// <summary>It serves the queues that were set for it, not those of its group.</summary>
    public bool HasOwnQueues { get; init; }
    public DateTimeOffset? SeenAt { get; init; }

    /// <summary>Null when it may get jobs.</summary>
    public HoldKind? Hold { get; init; }

    /// <summary>Null when it is free.</summary>
    public BusyBox? Busy { get; init; }
}
