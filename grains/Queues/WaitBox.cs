using System.Collections.Immutable;
using Boxyard.Testboxes;

namespace Boxyard.Queues;

/// <summary>A box that may serve a queue, and what it does.</summary>
public sealed record WaitBox
{
    public required string Name { get; init; }
    public string? Arch { get; init; }

    /// <summary>The queues that were set for it, in order; it serves those of its group when there are none.</summary>
    public ImmutableArray<string> OwnQueues { get; init; } = [];
    public BoxHardware Hardware { get; init; } = BoxHardware.Unknown;
    public DateTimeOffset? SeenAt { get; init; }

    /// <summary>Null when it may get jobs.</summary>
    public HoldKind? Hold { get; init; }

    /// <summary>Null when it is free.</summary>
    public BusyBox? Busy { get; init; }
}
