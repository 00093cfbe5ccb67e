using Boxyard.Jobs;

namespace Boxyard.Events;

/// <summary>
/// The newest events in memory, without a gap: all after <see cref="Begin"/> up to <see cref="End"/>. Bounded by count
/// and bytes, whoever reads and however slowly. Not safe for several threads.
/// </summary>
internal sealed class EventWindow(EventPosition begin, int maxCount, long maxBytes)
{
    private readonly List<FollowedEvent> _events = [];
    private long _bytes;

    public EventPosition Begin { get; private set; } = begin;

    public EventPosition End { get; private set; } = begin;

    /// <summary>Adds what follows; what is too much goes at the other end.</summary>
    public void Add(IReadOnlyList<FollowedEvent> events)
    {
        _events.AddRange(events);
        _bytes += events.Sum(item => (long)item.Text.Length);
        End = events[^1].Position;
        var dropped = 0;
        while (_events.Count - dropped > maxCount || _bytes > maxBytes)
        {
            Begin = _events[dropped].Position;
            _bytes -= _events[dropped].Text.Length;
            dropped++;
        }

        _events.RemoveRange(0, dropped);
    }

    /// <summary>At most so many events after a position.</summary>
    public EventLook Look(EventPosition after, int count)
    {
        if (Begin.IsAfter(after))
        {
            return EventLook.Behind;
        }

        var first = FindFirst(after);
        var found = _events.GetRange(first, Math.Min(count, _events.Count - first));
        return new EventLook(found, found.Count > 0 ? found[^1].Position : after, IsBehind: false);
    }

    /// <summary>The index of the first event after a position.</summary>
    private int FindFirst(EventPosition after)
    {
        var (low, high) = (0, _events.Count);
        while (low < high)
        {
            var middle = (low + high) / 2;
            if (_events[middle].Position.IsAfter(after))
            {
                high = middle;
            }
            else
            {
                low = middle + 1;
            }
        }

        return low;
    }
}
