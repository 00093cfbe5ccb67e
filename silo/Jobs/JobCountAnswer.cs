namespace Boxyard.Jobs;

/// <summary>How many jobs a search has.</summary>
internal sealed record JobCountAnswer
{
    /// <summary>At most the `max` that was asked for.</summary>
    public required int Count { get; init; }

    /// <summary>The newest of them; null when there is none.</summary>
    public long? NewestId { get; init; }

    /// <summary>False when there may be more than were counted.</summary>
    public required bool IsComplete { get; init; }
}
