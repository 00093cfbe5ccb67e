using Boxyard.Dashboard.Live;

namespace Boxyard.Tests.Dashboard;

public class LiveHubTests
{
    private readonly TestClock _clock = new();
    private readonly LiveHub _hub;

    public LiveHubTests() => _hub = new LiveHub(_clock);

    [Fact]
    public void Viewers_of_a_topic_hear_of_its_changes_only()
    {
        Enter("job:7");
        Enter("job:8");
        var (before, changed) = _hub.Look("job:7");
        var (other, otherChanged) = _hub.Look("job:8");

        _hub.Publish(["lab", "job:7", "box:vm-1"]);

        Assert.True(changed.IsCompletedSuccessfully);
        Assert.True(_hub.Look("job:7").State.Version > before.Version);
        Assert.False(otherChanged.IsCompleted);
        Assert.Equal(other.Version, _hub.Look("job:8").State.Version);
    }

    [Fact]
    public void All_viewers_of_a_topic_await_one_task_however_much_happens()
    {
        Enter("lab");
        Enter("lab");
        var (_, changed) = _hub.Look("lab");
        Assert.Same(changed, _hub.Look("lab").Changed);

        for (var count = 0; count < 1_000; count++)
        {
            _hub.Publish(["lab"]);
        }

        Assert.True(changed.IsCompletedSuccessfully);
        Assert.False(_hub.Look("lab").Changed.IsCompleted);
    }

    [Fact]
    public void A_topic_that_nobody_watched_for_a_while_counts_as_changed()
    {
        Enter("job:7");
        var before = _hub.Look("job:7").State.Version;
        _hub.Leave("job:7");

        Enter("job:7");

        Assert.True(_hub.Look("job:7").State.Version > before);
    }

    [Fact]
    public void Versions_grow_over_a_restart_of_the_process()
    {
        Enter("lab");
        _hub.Publish(["lab"]);
        var before = _hub.Look("lab").State.Version;
        _clock.Advance(TimeSpan.FromSeconds(1));
        var next = new LiveHub(_clock);

        Assert.True(next.TryEnter("lab", 1));

        Assert.True(next.Look("lab").State.Version > before);
    }

    [Fact]
    public void Viewers_are_told_when_the_silo_is_away_and_when_it_is_back()
    {
        Enter("lab");
        _hub.Hear();
        var heardAt = _clock.GetUtcNow();
        var (live, lost) = _hub.Look("lab");
        _clock.Advance(TimeSpan.FromSeconds(3));
        _hub.Hear();
        Assert.False(lost.IsCompleted);

        _hub.Lose();

        Assert.True(lost.IsCompletedSuccessfully);
        var (away, back) = _hub.Look("lab");
        Assert.Equal((true, heardAt), (live.IsConnected, live.HeardAt));
        Assert.Equal((false, heardAt.AddSeconds(3)), (away.IsConnected, away.HeardAt));
        _hub.Hear();
        Assert.True(back.IsCompletedSuccessfully);
        Assert.Equal(live.Version, _hub.Look("lab").State.Version);
    }

    [Fact]
    public void No_more_viewers_enter_than_may()
    {
        Assert.True(_hub.TryEnter("lab", 2));
        Assert.True(_hub.TryEnter("job:1", 2));
        Assert.False(_hub.TryEnter("lab", 2));

        _hub.Leave("job:1");

        Assert.True(_hub.TryEnter("lab", 2));
        Assert.Equal(2, _hub.ViewerCount);
    }

    private void Enter(string topic) => Assert.True(_hub.TryEnter(topic, maxViewers: 10));
}
