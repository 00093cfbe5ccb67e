namespace Boxyard.Tests;

/// <summary>A timer of <see cref="TestClock"/>.</summary>
internal sealed class TestClockTimer(TestClock clock, TimerCallback callback, object? state) : ITimer
{
    private volatile bool _isDisposed;

    internal DateTimeOffset DueAt { get; set; }

    internal TimeSpan Period { get; set; }

    public bool Change(TimeSpan dueTime, TimeSpan period)
    {
        if (_isDisposed)
        {
            return false;
        }

        clock.Schedule(this, dueTime, period);
        return true;
    }

    public void Dispose()
    {
        _isDisposed = true;
        clock.Forget(this);
    }

    public ValueTask DisposeAsync()
    {
        Dispose();
        return ValueTask.CompletedTask;
    }

    internal void Fire()
    {
        if (!_isDisposed)
        {
            callback(state);
        }
    }
}
