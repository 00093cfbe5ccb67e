namespace Boxyard.Tests.GrainHost;

public sealed class CallTests : IAsyncLifetime
{
    private TestSilo _silo = null!;

    private IWorkerGrain Worker => _silo.Grains.GetGrain<IWorkerGrain>("a");

    public async Task InitializeAsync() => _silo = await TestSilo.StartAsync(typeof(WorkerGrain), typeof(NumberGrain));

    public Task DisposeAsync() => _silo.DisposeAsync().AsTask();

    [Fact]
    public async Task Results_come_back_for_every_kind_of_return_type()
    {
        await Worker.TouchAsync();

        Assert.Equal("hello", await Worker.EchoAsync("hello"));
        Assert.Equal(5, await Worker.AddAsync(2, 3));
    }

    [Fact]
    public async Task A_grain_and_a_reference_know_their_key()
    {
        var number = _silo.Grains.GetGrain<INumberGrain>(-7);

        Assert.Equal("a", await Worker.KeyAsync());
        Assert.Equal("a", Worker.GetPrimaryKeyString());
        Assert.Equal(-7, number.GetPrimaryKeyLong());
        Assert.Equal(-7, await number.KeyAsync());
        Assert.Throws<InvalidOperationException>(() => number.GetPrimaryKeyString());
        Assert.Throws<InvalidOperationException>(() => Worker.GetPrimaryKeyLong());
    }

    [Fact]
    public async Task Code_of_a_grain_stays_in_its_turns_across_awaits() =>
        Assert.True(await Worker.KeepsItsTurnAcrossAwaitsAsync());

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Exceptions_arrive_with_their_own_type_and_stack(bool atOnce)
    {
        var call = atOnce ? Worker.ThrowAtOnceAsync("broken") : Worker.ThrowAsync("broken");

        var exception = await Assert.ThrowsAsync<InvalidDataException>(() => call);

        Assert.Equal("broken", exception.Message);
        Assert.Contains(nameof(WorkerGrain), exception.StackTrace, StringComparison.Ordinal);
        Assert.Equal("still there", await Worker.EchoAsync("still there"));
    }

    [Fact]
    public async Task Calls_of_a_grain_queue_in_order()
    {
        Task[] calls = [Worker.WorkAsync("one"), Worker.WorkAsync("two"), Worker.WorkAsync("three")];

        Assert.Equal("one begins", await _silo.Probe.NextAsync());
        _silo.Probe.Open("three");
        _silo.Probe.Open("two");
        _silo.Probe.Open("one");
        await Task.WhenAll(calls);

        Assert.Equal("one ends", await _silo.Probe.NextAsync());
        Assert.Equal("two begins", await _silo.Probe.NextAsync());
        Assert.Equal("two ends", await _silo.Probe.NextAsync());
        Assert.Equal("three begins", await _silo.Probe.NextAsync());
    }

    [Fact]
    public async Task A_reentrant_grain_interleaves_at_awaits()
    {
        await using var silo = await TestSilo.StartAsync(typeof(ReentrantWorkerGrain));
        var worker = silo.Grains.GetGrain<IWorkerGrain>("a");

        var one = worker.WorkAsync("one");
        Assert.Equal("one begins", await silo.Probe.NextAsync());
        var two = worker.WorkAsync("two");
        Assert.Equal("two begins", await silo.Probe.NextAsync());
        silo.Probe.Open("two");
        await two;
        Assert.False(one.IsCompleted);
        silo.Probe.Open("one");
        await one;
    }

    [Fact]
    public async Task A_chain_that_comes_back_to_a_busy_grain_ends_in_a_timeout_and_the_grain_lives_on()
    {
        var chain = Worker.CallBackAsync("b");
        Assert.Equal("called", await _silo.Probe.NextAsync());

        _silo.Clock.Advance(TimeSpan.FromSeconds(30));

        await Assert.ThrowsAsync<TimeoutException>(() => chain);
        Assert.Equal("back", await Worker.EchoAsync("back"));
    }

    [Fact]
    public async Task A_timeout_comes_at_the_response_timeout_and_not_before()
    {
        var slow = Worker.WorkAsync("slow");

        _silo.Clock.Advance(TimeSpan.FromSeconds(29));
        Assert.False(slow.IsCompleted);
        _silo.Clock.Advance(TimeSpan.FromSeconds(1));
        await Assert.ThrowsAsync<TimeoutException>(() => slow);
        _silo.Probe.Open("slow");
    }

    [Fact]
    public async Task A_call_that_timed_out_before_it_started_is_never_started()
    {
        var first = Worker.WorkAsync("first");
        var second = Worker.WorkAsync("second");
        Assert.Equal("first begins", await _silo.Probe.NextAsync());

        _silo.Clock.Advance(TimeSpan.FromSeconds(30));
        await Assert.ThrowsAsync<TimeoutException>(() => second);
        await Assert.ThrowsAsync<TimeoutException>(() => first);
        _silo.Probe.Open("first");
        Assert.Equal("first ends", await _silo.Probe.NextAsync());
        await Worker.TouchAsync();

        Assert.False(_silo.Probe.HasReport);
    }

    [Fact]
    public async Task A_cancelled_token_reaches_the_grain_and_cancels_the_call()
    {
        using var cancellation = new CancellationTokenSource();
        var call = Worker.WaitForCancellationAsync(cancellation.Token);
        Assert.Equal("waits", await _silo.Probe.NextAsync());

        await cancellation.CancelAsync();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => call);
        await Worker.TouchAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(
            () => Worker.WaitForCancellationAsync(new CancellationToken(canceled: true)));
        await Worker.TouchAsync();
        Assert.False(_silo.Probe.HasReport);
    }

    [Fact]
    public async Task Grains_call_each_other()
    {
        _silo.Probe.Open("work");

        Assert.Equal("a", await Worker.CallAsync("b", "work"));
    }

    [Fact]
    public void An_interface_without_a_class_is_refused_by_name()
    {
        var exception = Assert.Throws<ArgumentException>(() => _silo.Grains.GetGrain<IUnknownGrain>("a"));

        Assert.Contains(nameof(IUnknownGrain), exception.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_class_name_prefix_chooses_between_classes()
    {
        await using var silo = await TestSilo.StartAsync(typeof(WorkerGrain), typeof(ReentrantWorkerGrain));

        Assert.Throws<ArgumentException>(() => silo.Grains.GetGrain<IWorkerGrain>("a"));
        var worker = silo.Grains.GetGrain<IWorkerGrain>("a", typeof(ReentrantWorkerGrain).FullName);
        Assert.Equal("reentrantworker/a", worker.ToString());
        Assert.Equal("x", await worker.EchoAsync("x"));
    }
}
