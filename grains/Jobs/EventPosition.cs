namespace Boxyard.Jobs;

/// <summary>
/// A place in the order of all events. An event has its own; who has read up to one has missed none before it, although
/// PostgreSQL gives out ids before their rows can be seen.
/// </summary>
public readonly record struct EventPosition(long Transaction, long Id)
{
    public bool IsAfter(EventPosition other) =>
        Transaction > other.Transaction || (Transaction == other.Transaction && Id > other.Id);
}
