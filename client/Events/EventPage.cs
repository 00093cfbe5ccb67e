namespace Boxyard.Client;

/// <summary>What happened last, newest first.</summary>
public sealed record EventPage
{
    public required IReadOnlyList<BoxyardEvent> Events { get; init; }

    /// <summary>The id with which what was before is asked for; null when there is nothing.</summary>
    public long? Next { get; init; }
}
