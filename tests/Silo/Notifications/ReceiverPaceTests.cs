using Boxyard.Notifications;

namespace Boxyard.Tests.Silo.Notifications;

public class ReceiverPaceTests
{
    private readonly TestClock _clock = new();
    private readonly ReceiverPace _pace;

    public ReceiverPaceTests()
    {
        _pace = new ReceiverPace(
            new NotificationOptions { RetryDelay = TimeSpan.FromSeconds(10), MaxRetryDelay = TimeSpan.FromSeconds(25) },
            _clock);
    }

    [Fact]
    public void A_receiver_gets_four_at_a_time_and_the_others_theirs()
    {
        Begin("slow", 3);

        Assert.Equal([("slow", 1), ("board", 4)], _pace.Choose(["slow", "board"]));
        Begin("slow", 1);
        Assert.Equal([("board", 4)], _pace.Choose(["slow", "board"]));
        _pace.End("slow", isTaken: true);
        Assert.Equal([("slow", 1)], _pace.Choose(["slow"]));
    }

    [Fact]
    public void After_three_failures_in_a_row_one_delivery_tries_after_a_pause_that_grows_to_its_bound()
    {
        Fail("dead");
        Fail("dead");
        Assert.Equal([("board", 4), ("dead", 4)], _pace.Choose(["dead", "board"]));
        Fail("dead");

        foreach (var pause in (int[])[10, 20, 25, 25])
        {
            _clock.Advance(TimeSpan.FromSeconds(pause - 1));
            Assert.Empty(_pace.Choose(["dead"]));
            _clock.Advance(TimeSpan.FromSeconds(1));
            Assert.Equal([("dead", 1)], _pace.Choose(["dead"]));
            Fail("dead");
        }

        _clock.Advance(TimeSpan.FromSeconds(25));
        Begin("dead", 1);
        Assert.Empty(_pace.Choose(["dead"]));
        _pace.End("dead", isTaken: true);
        Assert.Equal([("dead", 4)], _pace.Choose(["dead"]));
    }

    [Fact]
    public void Failures_that_were_on_their_way_when_the_pause_began_do_not_prolong_it()
    {
        Begin("dead", 4);
        for (var count = 0; count < 4; count++)
        {
            _pace.End("dead", isTaken: false);
        }

        _clock.Advance(TimeSpan.FromSeconds(10));
        Assert.Equal([("dead", 1)], _pace.Choose(["dead"]));
    }

    [Fact]
    public void Hosts_that_jobs_name_leave_room_for_targets()
    {
        var hosts = Enumerable.Range(1, 20).Select(number => $"/host{number}").ToList();

        var chosen = _pace.Choose([.. hosts, "board"]);

        Assert.Equal(ReceiverPace.MaxAtOnceOfJobs, chosen.Where(item => item.Receiver[0] == '/').Sum(item => item.MaxCount));
        Assert.Contains(("board", 4), chosen);
        chosen.Where(item => item.Receiver[0] == '/').ToList().ForEach(item => Begin(item.Receiver, item.MaxCount));
        Assert.Equal([("board", 4)], _pace.Choose([.. hosts, "board"]));
    }

    [Fact]
    public void Receivers_that_get_nothing_now_are_counted()
    {
        Begin("full", 4);
        Begin("half", 2);
        for (var count = 0; count < 3; count++)
        {
            Fail("dead");
        }

        Assert.Equal(2, _pace.BlockedCount);
        _clock.Advance(TimeSpan.FromSeconds(10));
        _pace.End("full", isTaken: true);
        Assert.Equal(0, _pace.BlockedCount);
    }

    private void Begin(string receiver, int count)
    {
        for (var begun = 0; begun < count; begun++)
        {
            _pace.Begin(receiver);
        }
    }

    private void Fail(string receiver)
    {
        _pace.Begin(receiver);
        _pace.End(receiver, isTaken: false);
    }
}
