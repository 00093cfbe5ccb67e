namespace Boxyard.Client;

/// <summary>How many jobs a search has, counted up to a bound.</summary>
public sealed record JobCount
{
    public required int Count { get; init; }

    /// <summary>The newest of them; null when there is none.</summary>
    public long? NewestId { get; init; }

    /// <summary>False when there may be more than were counted.</summary>
    public required bool IsComplete { get; init; }
}
