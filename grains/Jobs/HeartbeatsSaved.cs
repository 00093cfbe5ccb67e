namespace Boxyard.Jobs;

/// <summary>What the store knew of attempts when their heartbeats were saved.</summary>
public sealed record HeartbeatsSaved
{
    /// <summary>The store's clock.</summary>
    public required DateTimeOffset At { get; init; }

    /// <summary>For each heartbeat; null when its attempt is over.</summary>
    public required IReadOnlyList<AttemptTerms?> Terms { get; init; }
}
