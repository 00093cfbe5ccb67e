using Boxyard.Queues;

namespace Boxyard.Tests.Silo;

public class QueueWaitersTests
{
    private readonly TestClock _clock = new();
    private readonly QueueWaiters _waiters = new();

    [Fact]
    public void Jobs_wake_as_many_waiters_the_longest_waiting_first()
    {
        var waits = Enumerable.Range(0, 3).Select(_ => Wait(_waiters.Register(["q"]), "q")).ToArray();

        _waiters.Wake("q", 2);

        Assert.Equal("q", waits[0].Result);
        Assert.Equal("q", waits[1].Result);
        Assert.False(waits[2].IsCompleted);
    }

    [Fact]
    public void A_job_of_a_sub_queue_wakes_who_serves_its_queue()
    {
        var wait = Wait(_waiters.Register(["q"]), "q");

        _waiters.Wake("q/idle", 1);

        Assert.Equal("q/idle", wait.Result);
    }

    [Fact]
    public void A_box_without_a_known_architecture_waits_for_all_of_its_group()
    {
        var wait = Wait(_waiters.Register(["vm-2p8g", "vm-2p8g.*"]), "vm-2p8g", "vm-2p8g.*");

        _waiters.Wake("vm-2p8g.riscv64", 1);

        Assert.Equal("vm-2p8g.riscv64", wait.Result);
    }

    [Fact]
    public void A_queue_whose_name_only_starts_the_same_wakes_nobody()
    {
        var wait = Wait(_waiters.Register(["vm-2p8g.*", "q"]), "q");

        _waiters.Wake("vm-2p8g-big.riscv64", 1);
        _waiters.Wake("q2", 1);

        Assert.False(wait.IsCompleted);
    }

    [Fact]
    public void One_waiter_of_two_queues_is_woken_once()
    {
        var first = Wait(_waiters.Register(["a", "b"]), "a", "b");
        using var second = _waiters.Register(["b"]);
        var secondWait = Wait(second, "b");

        _waiters.Wake("a", 1);
        Assert.Equal("a", first.Result);
        _waiters.Wake("b", 1);

        // The first has its place again, and its seniority with it.
        Assert.False(secondWait.IsCompleted);
    }

    [Fact]
    public void Who_leaves_with_a_wake_that_nobody_looked_after_passes_it_on()
    {
        var first = _waiters.Register(["q"]);
        var second = Wait(_waiters.Register(["q"]), "q");
        _waiters.Wake("q", 1);
        Assert.False(second.IsCompleted);

        first.Dispose();

        Assert.Equal("q", second.Result);
    }

    [Fact]
    public void Who_leaves_without_a_wake_passes_nothing_on_and_leaves_nothing_behind()
    {
        var first = _waiters.Register(["q", "r"]);
        using var second = _waiters.Register(["q"]);
        var wait = Wait(second, "q");

        first.Dispose();

        Assert.False(wait.IsCompleted);
        Assert.Equal(1, _waiters.Count);
    }

    [Fact]
    public async Task A_wait_ends_when_its_time_is_over()
    {
        using var waiter = _waiters.Register(["q"]);
        var wait = waiter.WaitAsync(["q"], TimeSpan.FromSeconds(600), _clock, CancellationToken.None);

        _clock.Advance(TimeSpan.FromSeconds(599));
        Assert.False(wait.IsCompleted);
        _clock.Advance(TimeSpan.FromSeconds(1));

        Assert.Null(await wait);
    }

    [Fact]
    public async Task A_cancelled_wait_is_an_exception_and_gives_its_place_up()
    {
        using var hangUp = new CancellationTokenSource();
        using (var waiter = _waiters.Register(["q"]))
        {
            var wait = waiter.WaitAsync(["q"], TimeSpan.FromSeconds(600), _clock, hangUp.Token);
            await hangUp.CancelAsync();
            await Assert.ThrowsAnyAsync<OperationCanceledException>(() => wait);
        }

        Assert.Equal(0, _waiters.Count);
    }

    [Fact]
    public void Everybody_looks_when_it_is_not_known_what_came()
    {
        var waits = new[] { Wait(_waiters.Register(["a", "b"]), "a", "b"), Wait(_waiters.Register(["c"]), "c") };

        _waiters.WakeAll();

        Assert.All(waits, wait => Assert.Equal("", wait.Result));
    }

    [Fact]
    public async Task Ten_thousand_waiters_are_woken_by_ten_thousand_jobs()
    {
        var waits = Enumerable.Range(0, 10_000).Select(_ => Wait(_waiters.Register(["q", "r", "s"]), "q", "r", "s")).ToList();

        _waiters.Wake("q", 4_000);
        _waiters.Wake("r", 6_000);
        var queues = await Task.WhenAll(waits);

        Assert.Equal(4_000, queues.Count(queue => queue == "q"));
        Assert.Equal(6_000, queues.Count(queue => queue == "r"));
    }

    private Task<string?> Wait(QueueWaiter waiter, params string[] queues) =>
        waiter.WaitAsync(queues, TimeSpan.FromSeconds(600), _clock, CancellationToken.None);
}
