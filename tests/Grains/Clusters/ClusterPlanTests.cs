using Boxyard.Clusters;
using Boxyard.Jobs;

namespace Boxyard.Tests.Grains.Clusters;

public sealed class ClusterPlanTests
{
    [Fact]
    public void Of_two_that_want_a_box_the_older_gets_all_of_its_own() =>
        Assert.Equal(
            [1, 2, 5],
            Choose(Part(3, 4, "b"), Part(3, 3, "c"), Part(1, 2, "b"), Part(1, 1, "a"), Part(5, 5, "d")));

    [Fact]
    public void High_priority_comes_first() =>
        Assert.Equal(
            [3, 4],
            Choose(Part(1, 1, "a"), Part(1, 2, "b"), Part(3, 3, "b", priority: 1), Part(3, 4, "c", priority: 1)));

    [Fact]
    public void One_whose_jobs_do_not_all_wait_gets_nothing() =>
        Assert.Empty(Choose(Part(1, 1, "a"), Part(1, 2, "b") with { State = JobState.Cancelled }));

    private static IEnumerable<long> Choose(params WaitingPart[] parts) =>
        ClusterPlan.Choose(parts, part => part).Select(part => part.JobId);

    private static WaitingPart Part(long cluster, long job, string box, int priority = 0) =>
        new() { ClusterId = cluster, JobId = job, Testbox = box, State = JobState.Queued, Priority = priority };
}
