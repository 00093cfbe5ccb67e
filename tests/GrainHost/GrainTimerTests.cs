namespace Boxyard.Tests.GrainHost;

public sealed class GrainTimerTests : IAsyncLifetime
{
    private static readonly TimeSpan Second = TimeSpan.FromSeconds(1);

    private TestSilo _silo = null!;

    private ITimerGrain Grain => _silo.Grains.GetGrain<ITimerGrain>("a");

    public async Task InitializeAsync() => _silo = await TestSilo.StartAsync(typeof(TimerGrain));

    public Task DisposeAsync() => _silo.DisposeAsync().AsTask();

    [Fact]
    public async Task A_timer_ticks_at_its_due_time_and_then_at_each_period()
    {
        await Grain.StartAsync("plain", 2 * Second, 3 * Second);
        await AdvanceAsync(1);
        Assert.False(_silo.Probe.HasReport);
        await AdvanceAsync(1);
        Assert.Equal("plain ticks", await _silo.Probe.NextAsync());
        await AdvanceAsync(2);
        Assert.False(_silo.Probe.HasReport);
        await AdvanceAsync(1);
        Assert.Equal("plain ticks", await _silo.Probe.NextAsync());
    }

    [Fact]
    public async Task A_timer_with_an_infinite_period_ticks_once()
    {
        await Grain.StartAsync("once", Second, Timeout.InfiniteTimeSpan);

        await AdvanceAsync(1);
        await AdvanceAsync(60);

        Assert.Equal("once ticks", await _silo.Probe.NextAsync());
        Assert.False(_silo.Probe.HasReport);
    }

    [Fact]
    public async Task A_failing_callback_is_logged_and_the_timer_goes_on()
    {
        await Grain.StartAsync("failing", Second, Second);

        await AdvanceAsync(1);
        await AdvanceAsync(1);

        Assert.Equal("failing ticks", await _silo.Probe.NextAsync());
        Assert.Equal("failing ticks", await _silo.Probe.NextAsync());
        const string Line = "A timer callback of timer/a failed; the timer goes on. | no luck";
        Assert.Equal([Line, Line], _silo.Log.Lines);
    }

    [Fact]
    public async Task A_callback_is_a_turn_that_calls_wait_for()
    {
        await Grain.StartAsync("waiting", Second, Second);
        _silo.Clock.Advance(Second);
        Assert.Equal("waiting ticks", await _silo.Probe.NextAsync());
        _silo.Probe.Open("work");
        var work = Grain.WorkAsync("work");

        // The next period begins only when the callback has ended.
        _silo.Clock.Advance(10 * Second);
        _silo.Probe.Open("tick");
        await work;

        Assert.Equal("waiting has ticked", await _silo.Probe.NextAsync());
        Assert.Equal("work begins", await _silo.Probe.NextAsync());
    }

    [Fact]
    public async Task A_callback_waits_for_the_running_call()
    {
        await Grain.StartAsync("plain", Second, Timeout.InfiniteTimeSpan);
        var work = Grain.WorkAsync("work");
        Assert.Equal("work begins", await _silo.Probe.NextAsync());

        _silo.Clock.Advance(Second);
        _silo.Probe.Open("work");
        await work;

        Assert.Equal("work ends", await _silo.Probe.NextAsync());
        Assert.Equal("plain ticks", await _silo.Probe.NextAsync());
    }

    [Fact]
    public async Task A_disposed_timer_is_silent()
    {
        await Grain.StartAsync("plain", Second, Second);
        await Grain.StopAsync();

        await AdvanceAsync(60);

        Assert.False(_silo.Probe.HasReport);
    }

    [Fact]
    public async Task Timers_end_with_their_activation()
    {
        await Grain.StartAsync("plain", Second, Second);
        await Grain.LeaveAsync();
        Assert.Equal("leaves ApplicationRequested", await _silo.Probe.NextAsync());

        await AdvanceAsync(60);

        Assert.False(_silo.Probe.HasReport);
    }

    [Fact]
    public async Task A_timer_does_not_keep_its_activation()
    {
        await Grain.StartAsync("rare", TimeSpan.FromMinutes(14), TimeSpan.FromMinutes(14));
        _silo.Clock.Advance(TimeSpan.FromMinutes(14));
        Assert.Equal("rare ticks", await _silo.Probe.NextAsync());
        await _silo.Probe.WaitForTurnsAsync();

        _silo.Clock.Advance(TimeSpan.FromMinutes(1));

        Assert.Equal("leaves ActivationIdle", await _silo.Probe.NextAsync());
    }

    // The call after the step comes behind the tick, so when it is answered the tick is over and the timer set again.
    private async Task AdvanceAsync(int seconds)
    {
        _silo.Clock.Advance(seconds * Second);
        await Grain.TouchAsync();
    }
}
