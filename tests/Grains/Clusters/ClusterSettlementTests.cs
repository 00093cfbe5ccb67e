using Boxyard.Clusters;
using Boxyard.Jobs;

namespace Boxyard.Tests.Grains.Clusters;

public sealed class ClusterSettlementTests
{
    private const string NotCome = "The box b of the cluster job did not come up: why";

    [Fact]
    public void A_box_that_does_not_come_frees_all_and_the_whole_is_repeated()
    {
        var settled = Settle(Live("a", JobState.Running), Ended("b", JobState.Lost, JobState.Offered, isRetry: true));

        Assert.True(settled.IsRepeated);
        Assert.Equal([("a", JobState.Lost)], Ends(settled));
        Assert.Equal(NotCome, settled.Reason);
    }

    [Fact]
    public void Without_retries_left_all_are_freed_for_good()
    {
        var settled = Settle(
            Live("a", JobState.Running), Ended("b", JobState.Lost, JobState.Offered), Live("c", JobState.Offered));

        Assert.False(settled.IsRepeated);
        Assert.Equal([("a", JobState.Lost), ("c", JobState.Lost)], Ends(settled));
        Assert.Equal(NotCome, settled.Reason);
    }

    [Fact]
    public void A_run_that_is_lost_repeats_the_whole_while_nobody_has_ended_otherwise()
    {
        var settled = Settle(Live("a", JobState.PostRun), Ended("b", JobState.Lost, JobState.Running, isRetry: true));

        Assert.True(settled.IsRepeated);
        Assert.Equal([("a", JobState.Lost)], Ends(settled));
        Assert.Equal("The box b of the cluster job ended lost: why", settled.Reason);
    }

    [Fact]
    public void A_part_that_has_its_result_is_not_run_again_and_so_nothing_is()
    {
        var settled = Settle(
            Live("a", JobState.Succeeded),
            Ended("b", JobState.Lost, JobState.Running, isRetry: true),
            Live("c", JobState.Running));

        Assert.False(settled.IsRepeated);
        Assert.Empty(settled.Ends);
    }

    [Fact]
    public void A_cancelled_part_releases_the_boxes_that_have_not_come_and_leaves_those_that_run()
    {
        var settled = Settle(
            Live("a", JobState.Running),
            Ended("b", JobState.Cancelled, JobState.Offered),
            Live("c", JobState.Offered));

        Assert.False(settled.IsRepeated);
        Assert.Equal([("c", JobState.Cancelled)], Ends(settled));
        Assert.Equal("The box b of the cluster job ended cancelled: why", settled.Reason);
    }

    [Fact]
    public void A_part_that_is_being_cancelled_is_not_repeated()
    {
        var settled = Settle(
            Live("a", JobState.Running) with { IsCancelAsked = true },
            Ended("b", JobState.Lost, JobState.Offered, isRetry: true));

        Assert.False(settled.IsRepeated);
        Assert.Equal([("a", JobState.Cancelled)], Ends(settled));
    }

    [Fact]
    public void A_part_that_succeeds_takes_nobody_with_it()
    {
        var settled = Settle(Live("a", JobState.Offered), Ended("b", JobState.Succeeded, JobState.PostRun));

        Assert.False(settled.IsRepeated);
        Assert.Empty(settled.Ends);
    }

    [Fact]
    public void Two_that_are_lost_at_once_are_repeated_once()
    {
        var settled = Settle(
            Ended("a", JobState.Lost, JobState.Offered, isRetry: true),
            Ended("b", JobState.Lost, JobState.Offered, isRetry: true));

        Assert.True(settled.IsRepeated);
        Assert.Empty(settled.Ends);
    }

    [Fact]
    public void When_the_whole_has_no_retry_left_it_is_lost_whatever_its_parts_would_do()
    {
        var settled = ClusterSettlement.Of(
            [Live("a", JobState.Running), Ended("b", JobState.Lost, JobState.Offered, isRetry: true)],
            hasRetriesLeft: false);

        Assert.False(settled.IsRepeated);
        Assert.Equal([("a", JobState.Lost)], Ends(settled));
    }

    [Fact]
    public void Who_cancels_one_cancels_all_though_another_is_lost_at_the_same_time()
    {
        var settled = Settle(
            Ended("a", JobState.Lost, JobState.Offered, isRetry: true),
            Ended("b", JobState.Cancelled, JobState.Offered),
            Live("c", JobState.Offered));

        Assert.False(settled.IsRepeated);
        Assert.Equal([("c", JobState.Cancelled)], Ends(settled));
    }

    private static ClusterSettlement Settle(params ClusterMember[] members) =>
        ClusterSettlement.Of(members, hasRetriesLeft: true);

    private static IEnumerable<(string Testbox, JobState State)> Ends(ClusterSettlement settled) =>
        settled.Ends.Select(end => (end.Member.Testbox, end.State));

    private static ClusterMember Live(string box, JobState state) =>
        new() { JobId = box[0], Testbox = box, State = state };

    private static ClusterMember Ended(string box, JobState state, JobState from, bool isRetry = false) => new()
    {
        JobId = box[0],
        Testbox = box,
        State = state,
        HasEndedNow = true,
        EndedFrom = from,
        WantsRetry = isRetry,
        EndReason = "why",
    };
}
