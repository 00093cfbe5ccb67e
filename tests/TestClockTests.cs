namespace Boxyard.Tests;

public sealed class TestClockTests
{
    private readonly TestClock _clock = new();

    [Fact]
    public void Timers_fire_in_the_order_they_are_due_with_the_clock_at_their_instant()
    {
        var start = _clock.GetUtcNow();
        var fired = new List<string>();
        void Record(object? name) => fired.Add($"{name} {(_clock.GetUtcNow() - start).TotalSeconds}");

        _clock.CreateTimer(Record, "periodic", TimeSpan.FromSeconds(2), TimeSpan.FromSeconds(2));
        _clock.CreateTimer(Record, "once", TimeSpan.FromSeconds(3), Timeout.InfiniteTimeSpan);
        _clock.CreateTimer(Record, "never", Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
        _clock.Advance(TimeSpan.FromSeconds(4.5));

        Assert.Equal(["periodic 2", "once 3", "periodic 4"], fired);
        Assert.Equal(start + TimeSpan.FromSeconds(4.5), _clock.GetUtcNow());
    }

    [Fact]
    public void A_disposed_timer_stays_silent()
    {
        var count = 0;
        var timer = _clock.CreateTimer(_ => count++, null, TimeSpan.FromSeconds(1), TimeSpan.FromSeconds(1));

        _clock.Advance(TimeSpan.FromSeconds(1));
        timer.Dispose();
        _clock.Advance(TimeSpan.FromSeconds(10));

        Assert.Equal(1, count);
        Assert.False(timer.Change(TimeSpan.Zero, TimeSpan.Zero));
    }

    [Fact]
    public async Task Delays_and_cancellations_of_the_framework_follow_the_clock()
    {
        using var cancellation = new CancellationTokenSource(TimeSpan.FromSeconds(5), _clock);
        var delay = Task.Delay(TimeSpan.FromSeconds(3), _clock, CancellationToken.None);

        _clock.Advance(TimeSpan.FromSeconds(3));
        await delay;
        Assert.False(cancellation.IsCancellationRequested);

        _clock.Advance(TimeSpan.FromSeconds(2));
        Assert.True(cancellation.IsCancellationRequested);
    }

    [Fact]
    public void Elapsed_time_is_measured_on_the_clock()
    {
        var start = _clock.GetTimestamp();

        _clock.Advance(TimeSpan.FromMinutes(7));

        Assert.Equal(TimeSpan.FromMinutes(7), _clock.GetElapsedTime(start));
    }
}
