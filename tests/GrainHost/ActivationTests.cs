namespace Boxyard.Tests.GrainHost;

public sealed class ActivationTests : IAsyncLifetime
{
    private TestSilo _silo = null!;

    private IWorkerGrain Worker => _silo.Grains.GetGrain<IWorkerGrain>("a");

    public async Task InitializeAsync() =>
        _silo = await TestSilo.StartAsync(typeof(WorkerGrain), typeof(FragileGrain), typeof(BriefGrain));

    public async Task DisposeAsync()
    {
        _silo.Probe.Open("leave");
        await _silo.DisposeAsync();
    }

    [Fact]
    public async Task An_activation_is_collected_when_it_was_idle_for_the_collection_age()
    {
        var first = await Worker.ActivationAsync();
        _silo.Clock.Advance(TimeSpan.FromMinutes(10));
        Assert.Equal(first, await Worker.ActivationAsync());
        _silo.Clock.Advance(TimeSpan.FromMinutes(14));
        Assert.Equal(first, await Worker.ActivationAsync());

        _silo.Clock.Advance(TimeSpan.FromMinutes(15));

        Assert.Equal("deactivates ActivationIdle", await _silo.Probe.NextAsync());
        Assert.Equal("scope disposed", await _silo.Probe.NextAsync());
        Assert.NotEqual(first, await Worker.ActivationAsync());
    }

    [Fact]
    public async Task An_activation_with_a_running_or_queued_call_is_not_collected()
    {
        var running = Worker.WorkAsync("work");
        var queued = Worker.WorkAsync("work");
        Assert.Equal("work begins", await _silo.Probe.NextAsync());

        _silo.Clock.Advance(TimeSpan.FromHours(1));
        await Assert.ThrowsAsync<TimeoutException>(() => running);
        await Assert.ThrowsAsync<TimeoutException>(() => queued);
        _silo.Probe.Open("work");

        Assert.Equal("work ends", await _silo.Probe.NextAsync());
        await Worker.TouchAsync();
        Assert.False(_silo.Probe.HasReport);
        Assert.Equal(1, _silo.ActivationCount);
    }

    [Fact]
    public async Task Deactivate_on_idle_ends_the_activation_after_the_call_and_the_next_call_gets_a_new_one()
    {
        var first = await Worker.ActivationAsync();

        await Worker.LeaveAsync();

        Assert.Equal("deactivates ApplicationRequested", await _silo.Probe.NextAsync());
        Assert.NotEqual(first, await Worker.ActivationAsync());
    }

    [Fact]
    public async Task Calls_that_come_during_a_deactivation_go_to_the_next_activation_in_order()
    {
        var slow = _silo.Grains.GetGrain<IWorkerGrain>("slow");
        var first = await slow.ActivationAsync();
        await slow.LeaveAsync();
        Assert.Equal("deactivates ApplicationRequested", await _silo.Probe.NextAsync());

        _silo.Probe.Open("one");
        _silo.Probe.Open("two");
        Task[] calls = [slow.WorkAsync("one"), _silo.Grains.GetGrain<IWorkerGrain>("slow").WorkAsync("two")];
        var second = slow.ActivationAsync();
        Assert.False(_silo.Probe.HasReport);
        _silo.Probe.Open("leave");
        await Task.WhenAll(calls);

        Assert.Equal("scope disposed", await _silo.Probe.NextAsync());
        Assert.Equal("one begins", await _silo.Probe.NextAsync());
        Assert.Equal("one ends", await _silo.Probe.NextAsync());
        Assert.Equal("two begins", await _silo.Probe.NextAsync());
        Assert.NotEqual(first, await second);
        Assert.Equal(1, _silo.ActivationCount);
    }

    [Fact]
    public async Task A_failed_activation_fails_its_calls_and_the_next_call_tries_again()
    {
        var fragile = _silo.Grains.GetGrain<IFragileGrain>("a");
        Task<int>[] calls = [fragile.TryCountAsync(), fragile.TryCountAsync()];
        Assert.Equal("try 1", await _silo.Probe.NextAsync());
        _silo.Probe.Open("try 1");

        foreach (var call in calls)
        {
            var exception = await Assert.ThrowsAsync<InvalidDataException>(() => call);
            Assert.Equal("failed try 1", exception.Message);
        }

        _silo.Probe.Open("try 2");
        Assert.Equal(2, await fragile.TryCountAsync());
    }

    [Fact]
    public async Task A_grain_that_wants_to_leave_while_it_activates_serves_the_waiting_calls_first()
    {
        var brief = _silo.Grains.GetGrain<IBriefGrain>("leaves at once");

        await Task.WhenAll(brief.TouchAsync(), brief.TouchAsync());

        Assert.Equal("brief leaves ApplicationRequested", await _silo.Probe.NextAsync());
    }

    [Fact]
    public async Task A_stop_finishes_the_calls_deactivates_all_and_refuses_calls_from_outside()
    {
        var working = Worker.WorkAsync("work");
        await _silo.Grains.GetGrain<IWorkerGrain>("b").TouchAsync();
        Assert.Equal("work begins", await _silo.Probe.NextAsync());

        var stop = _silo.StopAsync();
        Assert.Equal("deactivates ShuttingDown", await _silo.Probe.NextAsync());
        Assert.Equal("scope disposed", await _silo.Probe.NextAsync());
        await Assert.ThrowsAsync<InvalidOperationException>(() => Worker.EchoAsync("too late"));
        Assert.False(stop.IsCompleted);
        _silo.Probe.Open("work");
        await working;
        await stop;

        Assert.Equal("work ends", await _silo.Probe.NextAsync());
        Assert.Equal("deactivates ShuttingDown", await _silo.Probe.NextAsync());
        Assert.Equal(0, _silo.ActivationCount);
    }

    [Fact]
    public async Task A_failing_deactivation_is_logged_and_does_not_keep_the_grain_from_coming_back()
    {
        var fragile = _silo.Grains.GetGrain<IFragileGrain>("a");
        _silo.Probe.Open("try 1");
        await Assert.ThrowsAsync<InvalidDataException>(() => fragile.TryCountAsync());
        _silo.Probe.Open("try 2");
        _silo.Probe.Open("try 3");
        Assert.Equal(2, await fragile.TryCountAsync());

        await fragile.LeaveBadlyAsync();

        Assert.Equal(3, await fragile.TryCountAsync());
        Assert.Equal(
            ["The deactivation of fragile/a failed; the activation is dropped. | left badly"], _silo.Log.Lines);
    }
}
