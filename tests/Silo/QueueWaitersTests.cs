using Boxyard.Queues;

namespace Boxyard.Tests.Silo;

public class QueueWaitersTests
{
    private readonly TestClock _clock = new();
    private readonly QueueWaiters _waiters = new();

    [Fact]
    public async Task Jobs_wake_as_many_waiters_the_longest_waiting_first()
    {
        var waits = Enumerable.Range(0, 3).Select(_ => Wait(_waiters.Register(["q"]), "q")).ToArray();

        _waiters.Wake("q", 2);

        Assert.Equal("q", await waits[0]);
        Assert.Equal("q", await waits[1]);
        Assert.False(waits[2].IsCompleted);
    }

    [Fact]
    public async Task A_job_of_a_sub_queue_wakes_who_serves_its_queue()
    {
        var wait = Wait(_waiters.Register(["q"]), "q");

        _waiters.Wake("q/idle", 1);

        Assert.Equal("q/idle", await wait);
    }

    [Fact]
    public async Task A_box_without_a_known_architecture_waits_for_all_of_its_group()
    {
        var wait = Wait(_waiters.Register(["vm-2p8g", "vm-2p8g.*"]), "vm-2p8g", "vm-2p8g.*");

        _waiters.Wake("vm-2p8g.riscv64", 1);

        Assert.Equal("vm-2p8g.riscv64", await wait);
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
    public async Task One_waiter_of_two_queues_is_woken_once()
    {
        var first = Wait(_waiters.Register(["a", "b"]), "a", "b");
        using var second = _waiters.Register(["b"]);
        var secondWait = Wait(second, "b");

        _waiters.Wake("a", 1);
        Assert.Equal("a", await first);
        _waiters.Wake("b", 1);

        // The first has its place again, and its seniority with it.
        Assert.False(secondWait.IsCompleted);
    }

    [Fact]
    public async Task Who_leaves_with_a_wake_that_nobody_looked_after_passes_it_on()
    {
        var first = _waiters.Register(["q"]);
        var second = Wait(_waiters.Register(["q"]), "q");
        _waiters.Wake("q", 1);
        Assert.False(second.IsCompleted);

        first.Dispose();

        Assert.Equal("q", await second);
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
    public async Task Everybody_looks_when_it_is_not_known_what_came()
    {
        var waits = new[] { Wait(_waiters.Register(["a", "b"]), "a", "b"), Wait(_waiters.Register(["c"]), "c") };

        _waiters.WakeAll();

        Assert.All(await Task.WhenAll(waits), queue => Assert.Equal("", queue));
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
