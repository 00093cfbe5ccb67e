namespace Boxyard.Events;

/// <summary>What happened last, newest first.</summary>
internal sealed record NewestEventsAnswer
{
    public required IReadOnlyList<EventAnswer> Events { get; init; }

    /// <summary>
    /// Ask again with `next=` this for what was before; null when there is nothing. With a filter it may be there
    /// although the list is short: only so many events are looked at.
    /// </summary>
    public long? Next { get; init; }
}
