namespace Boxyard.Client;

/// <summary>Why a box gets no new job.</summary>
public sealed record TestboxHold
{
    /// <summary>`drained` or `quarantined`.</summary>
    public required string Kind { get; init; }

    public required DateTimeOffset HeldAt { get; init; }
    public string? Reason { get; init; }

    /// <summary>Who did it, as they said; else `operator`, or `automatic` for the silo.</summary>
    public required string By { get; init; }
}
