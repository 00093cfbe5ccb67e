namespace Boxyard.Tests;

/// <summary>
/// A clock that only the test moves. Timers fire on the thread that calls <see cref="Advance"/>, in the order in which
/// they are due, each with the clock standing at its own instant.
/// </summary>
public sealed class TestClock : TimeProvider
{
    private readonly Lock _gate = new();
    private readonly List<TestClockTimer> _timers = [];
    private readonly DateTimeOffset _startedAt;
    private DateTimeOffset _now;

    public TestClock()
        : this(new DateTimeOffset(2026, 1, 1, 0, 0, 0, TimeSpan.Zero))
    {
    }

    public TestClock(DateTimeOffset startedAt)
    {
        _startedAt = startedAt.ToUniversalTime();
        _now = _startedAt;
    }

    public override TimeZoneInfo LocalTimeZone => TimeZoneInfo.Utc;

    public override long TimestampFrequency => TimeSpan.TicksPerSecond;

    public override DateTimeOffset GetUtcNow()
    {
        lock (_gate)
        {
            return _now;
        }
    }

    public override long GetTimestamp() => (GetUtcNow() - _startedAt).Ticks;

    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
    {
        var timer = new TestClockTimer(this, callback, state);
        timer.Change(dueTime, period);
        return timer;
    }

    /// <summary>Moves the clock and returns when every timer that became due has fired.</summary>
    public void Advance(TimeSpan span)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(span, TimeSpan.Zero);
        var target = GetUtcNow() + span;
        while (TakeNextDue(target) is { } timer)
        {
            timer.Fire();
        }

        lock (_gate)
        {
            _now = target > _now ? target : _now;
        }
    }

    internal void Schedule(TestClockTimer timer, TimeSpan dueTime, TimeSpan period)
    {
        lock (_gate)
        {
            _timers.Remove(timer);
            timer.Period = period;
            if (dueTime != Timeout.InfiniteTimeSpan)
            {
                timer.DueAt = _now + dueTime;
                _timers.Add(timer);
            }
        }
    }

    internal void Forget(TestClockTimer timer)
    {
        lock (_gate)
        {
            _timers.Remove(timer);
        }
    }

    private TestClockTimer? TakeNextDue(DateTimeOffset target)
    {
        lock (_gate)
        {
            // MinBy takes the first of equals: timers that are due together fire in the order of their scheduling.
            var timer = _timers.MinBy(candidate => candidate.DueAt);
            if (timer is null || timer.DueAt > target)
            {
                return null;
            }

            _now = timer.DueAt > _now ? timer.DueAt : _now;
            _timers.Remove(timer);
            if (timer.Period > TimeSpan.Zero)
            {
                timer.DueAt += timer.Period;
                _timers.Add(timer);
            }

            return timer;
        }
    }
}
