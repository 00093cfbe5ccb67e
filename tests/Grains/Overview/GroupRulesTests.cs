using Boxyard.Jobs;
using Boxyard.Overview;
using Boxyard.Queues;

namespace Boxyard.Tests.Grains.Overview;

public class GroupRulesTests
{
    private static readonly DateTimeOffset Now = new(2026, 11, 22, 12, 0, 0, TimeSpan.Zero);

    [Fact]
    public void Queues_and_boxes_of_a_group_are_put_together()
    {
        QueueRecord[] queues =
        [
            new() { Name = "vm-2p8g", QueuedCount = 2, LiveCount = 1, OldestAt = Now.AddMinutes(-5) },
            new() { Name = "vm-2p8g.x86_64/idle", QueuedCount = 3, LiveCount = 0, OldestAt = Now.AddMinutes(-9) },
            new() { Name = "vm-2p8g.x86_64", QueuedCount = 0, LiveCount = 0 },
        ];
        BoxPresence[] boxes =
        [
            new() { Name = "vm-2p8g-1", SeenAt = Now.AddMinutes(-15) },
            new() { Name = "vm-2p8g-2", SeenAt = Now.AddMinutes(-16) },
            new() { Name = "vm-2p8g-3" },
            new() { Name = "vm-2p8g-4", SeenAt = Now.AddDays(-1), IsBusy = true, IsHeld = true },
            new() { Name = "vm-2p8g-5", SeenAt = Now, IsHeld = true },
            new() { Name = "lkp-a", SeenAt = Now },
        ];

        var groups = GroupRules.Of(queues, boxes, default(GroupRule), Now);

        Assert.Equal(
            [
                new GroupState { Name = TestboxGroup.Of("lkp-a", default), ReadyBoxCount = 1 },
                new GroupState
                {
                    Name = "vm-2p8g", QueuedCount = 5, LiveCount = 1, OldestAt = Now.AddMinutes(-9), ReadyBoxCount = 1,
                    SilentBoxCount = 2, BusyBoxCount = 1, HeldBoxCount = 1,
                },
            ],
            groups);
    }

    [Theory]
    [InlineData(0, 1, 1, 0.0)]
    [InlineData(0, 0, 2, 300.0)]
    [InlineData(5, 1, 2, 1200.0)]
    [InlineData(5, 0, 0, null)]
    public void The_wait_is_that_of_the_jobs_before_shared_by_the_boxes(int queued, int ready, int busy, double? seconds)
    {
        var group = new GroupState { Name = "vm", QueuedCount = queued, ReadyBoxCount = ready, BusyBoxCount = busy };

        var estimated = GroupRules.WithEstimate(
            group, [TimeSpan.FromMinutes(9), TimeSpan.FromMinutes(10), TimeSpan.FromMinutes(40)]);

        Assert.Equal(seconds, estimated.EstimatedWaitSeconds);
        Assert.Equal(seconds == 0 ? 0 : null, GroupRules.WithEstimate(group, []).EstimatedWaitSeconds);
        var paused = group with { PausedCount = 1 };
        Assert.Null(GroupRules.WithEstimate(paused, [TimeSpan.FromMinutes(10)]).EstimatedWaitSeconds);
    }
}
