using Boxyard.Client;
using Boxyard.Dashboard.Jobs;

namespace Boxyard.Tests.Dashboard;

public class BulkScopeTests
{
    [Fact]
    public void Only_what_is_not_over_is_cancelled()
    {
        var scope = BulkScope.Of(
            new JobQuery { Group = "vm", States = [JobState.Queued, JobState.Failed] }, BulkAction.Cancel);

        Assert.Equal([JobState.Queued], scope.Query!.States);
        Assert.Equal("vm", scope.Query.Group);
        Assert.Equal(5_000, scope.MaxCount);
    }

    [Fact]
    public void Without_states_all_that_is_over_is_submitted_again()
    {
        var scope = BulkScope.Of(new JobQuery(), BulkAction.Retry);

        Assert.Equal(
            [
                JobState.Succeeded, JobState.Failed, JobState.Cancelled, JobState.TimedOut, JobState.Crashed,
                JobState.Abnormal, JobState.Lost,
            ],
            scope.Query!.States);
    }

    [Fact]
    public void A_search_for_what_is_over_has_nothing_to_cancel() =>
        Assert.Null(BulkScope.Of(new JobQuery { States = [JobState.Lost] }, BulkAction.Cancel).Query);
}
