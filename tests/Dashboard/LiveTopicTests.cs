using Boxyard.Client;
using Boxyard.Dashboard.Live;

namespace Boxyard.Tests.Dashboard;

public class LiveTopicTests
{
    [Theory]
    [InlineData("/", "lab")]
    [InlineData("/jobs", "lab")]
    [InlineData("/jobs/7", "job:7")]
    [InlineData("/jobs/7/attempts/1/log/stdout", "job:7")]
    [InlineData("/jobs/new", "lab")]
    [InlineData("/boxes/vm-2p8g-1", "box:vm-2p8g-1")]
    [InlineData("/boxes", "lab")]
    [InlineData("/queues/vm-2p8g.x86_64", "lab")]
    [InlineData(null, "lab")]
    public void A_page_follows_what_it_shows(string? path, string topic)
    {
        Assert.Equal(topic, LiveTopic.OfPath(path));
        Assert.True(LiveTopic.IsKnown(topic));
    }

    [Theory]
    [InlineData("")]
    [InlineData("job:")]
    [InlineData("job:-7")]
    [InlineData("job:seven")]
    [InlineData("box:")]
    [InlineData("all")]
    public void What_is_no_topic_is_told_apart(string topic) => Assert.False(LiveTopic.IsKnown(topic));

    [Fact]
    public void An_event_changes_the_lab_its_job_and_its_box()
    {
        var happened = new BoxyardEvent
        {
            Id = 1, JobId = 7, Testbox = "vm-1", Kind = "offered", At = DateTimeOffset.UnixEpoch,
        };

        Assert.Equal(["lab", "job:7", "box:vm-1"], LiveTopic.Of(happened));
        Assert.Equal(["lab"], LiveTopic.Of(happened with { JobId = null, Testbox = null }));
    }
}
