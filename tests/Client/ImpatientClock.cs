using System.Collections.Concurrent;

namespace Boxyard.Tests.Client;

/// <summary>
/// A clock on which waits of up to ten seconds are over at once and longer ones never; it remembers the short ones.
/// </summary>
internal sealed class ImpatientClock : TimeProvider
{
    private static readonly TimeSpan MaxShortWait = TimeSpan.FromSeconds(10);

    private readonly ConcurrentQueue<TimeSpan> _waits = new();

    public IReadOnlyCollection<TimeSpan> Waits => _waits;

    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
    {
        if (dueTime <= TimeSpan.Zero || dueTime > MaxShortWait)
        {
            return base.CreateTimer(callback, state, Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
        }

        _waits.Enqueue(dueTime);
        return base.CreateTimer(callback, state, TimeSpan.Zero, Timeout.InfiniteTimeSpan);
    }
}
