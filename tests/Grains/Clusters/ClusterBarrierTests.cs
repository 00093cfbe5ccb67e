using Boxyard.Clusters;
using Boxyard.Jobs;

namespace Boxyard.Tests.Grains.Clusters;

public sealed class ClusterBarrierTests
{
    [Theory]
    [InlineData(BarrierLevel.Start, BarrierLevel.None, BarrierAnswer.Wait)]
    [InlineData(BarrierLevel.Start, BarrierLevel.Start, BarrierAnswer.Passed)]
    [InlineData(BarrierLevel.Start, BarrierLevel.Finish, BarrierAnswer.Passed)]
    [InlineData(BarrierLevel.Finish, BarrierLevel.Ready, BarrierAnswer.Wait)]
    public void All_must_have_come_at_least_so_far(BarrierLevel asked, BarrierLevel other, BarrierAnswer answer) =>
        Assert.Equal(answer, ClusterBarrier.Of([Node(asked), Node(other)], asked));

    [Theory]
    [InlineData(BarrierLevel.None, true, false)]
    [InlineData(BarrierLevel.Finish, true, false)]
    [InlineData(BarrierLevel.Ready, false, true)]
    public void One_that_is_gone_makes_all_abort(BarrierLevel level, bool isAborted, bool hasEnded)
    {
        var gone = Node(level) with { IsAborted = isAborted, HasEnded = hasEnded };
        Assert.Equal(BarrierAnswer.Abort, ClusterBarrier.Of([Node(BarrierLevel.Start), gone], BarrierLevel.Start));
    }

    [Fact]
    public void One_that_ended_after_its_finish_is_waited_for_by_nobody()
    {
        var done = Node(BarrierLevel.Finish) with { HasEnded = true };
        Assert.Equal(BarrierAnswer.Passed, ClusterBarrier.Of([Node(BarrierLevel.Finish), done], BarrierLevel.Finish));
    }

    private static NodeRecord Node(BarrierLevel level) => new()
    {
        Attempt = new ShownId(1, 1),
        Testbox = "a",
        Roles = "server",
        DirectMacs = "",
        DirectIps = "",
        Level = level,
    };
}
