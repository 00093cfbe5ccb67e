using Boxyard.Client;
using Boxyard.Dashboard.Jobs;

namespace Boxyard.Tests.Dashboard;

public class JobSearchTests
{
    private static readonly DateTimeOffset Now = new(2026, 11, 22, 12, 0, 0, TimeSpan.Zero);

    [Fact]
    public void Qualifiers_and_one_word_become_a_query()
    {
        var search = JobSearch.Parse("state:failed,lost group:vm-2p8g suite:iperf box:vm-2p8g-1 by:ann 17", Now);

        Assert.Empty(search.Mistakes);
        Assert.Equal([JobState.Failed, JobState.Lost], search.Query.States);
        Assert.Equal("vm-2p8g", search.Query.Group);
        Assert.Equal("iperf", search.Query.Suite);
        Assert.Equal("vm-2p8g-1", search.Query.Testbox);
        Assert.Equal("ann", search.Query.Submitter);
        Assert.Equal("17", search.Query.Text);
    }

    [Theory]
    [InlineData("since:30m", "2026-11-22T11:30:00Z")]
    [InlineData("since:12h", "2026-11-22T00:00:00Z")]
    [InlineData("since:2d", "2026-11-20T12:00:00Z")]
    [InlineData("since:1w", "2026-11-15T12:00:00Z")]
    [InlineData("since:2026-11-01", "2026-11-01T00:00:00Z")]
    public void Since_takes_spans_and_dates(string text, string from)
    {
        var search = JobSearch.Parse(text, Now);

        Assert.Empty(search.Mistakes);
        Assert.Equal(DateTimeOffset.Parse(from, null), search.Query.SubmittedFrom);
    }

    [Fact]
    public void Live_stands_for_what_boxes_have() =>
        Assert.Equal(
            [JobState.Offered, JobState.Running, JobState.PostRun], JobSearch.Parse("state:live", Now).Query.States);

    [Theory]
    [InlineData("state:done", "'done' is no state. There are queued, offered, running, post_run, succeeded, failed, "
        + "cancelled, timed_out, crashed, abnormal, lost, and live.")]
    [InlineData("colour:red", "'colour:' is no qualifier. There are state, group, box, suite, by, since, until.")]
    [InlineData("since:soon", "since: 'soon' is no time. Write 30m, 12h, 2d, 1w or 2026-11-22.")]
    [InlineData("since:99999999d", "since: '99999999d' is no time. Write 30m, 12h, 2d, 1w or 2026-11-22.")]
    [InlineData("group:", "group: needs a value.")]
    [InlineData("one two three", "Only one plain word can be looked for; 'two three' was left out.")]
    public void What_is_not_understood_is_said(string text, string mistake) =>
        Assert.Equal([mistake], JobSearch.Parse(text, Now).Mistakes);

    [Fact]
    public void Nothing_asks_for_all_jobs()
    {
        var search = JobSearch.Parse("  ", Now);

        Assert.Empty(search.Mistakes);
        Assert.Equal(new JobQuery().States, search.Query.States);
        Assert.Null(search.Query.Text);
    }

    [Theory]
    [InlineData("state:,", "state: names no state.")]
    [InlineData("group:a group:b", "group: only one can be looked for; 'a' was left out.")]
    [InlineData("by:ann by:bob", "by: only one can be looked for; 'ann' was left out.")]
    public void What_would_be_wider_or_narrower_than_written_is_told(string text, string mistake) =>
        Assert.Equal([mistake], JobSearch.Parse(text, DateTimeOffset.UnixEpoch).Mistakes);
}
