using Boxyard.Jobs;
using Boxyard.Queues;

namespace Boxyard.Tests.Queues;

public sealed class EarlierQueuesTests
{
    private static readonly BoxQueues Box = new() { Testbox = "vm-1", Group = "vm", Arch = "x86_64" };

    [Fact]
    public void A_box_of_a_group_serves_the_group_before_its_architecture()
    {
        Assert.Equal(
            [
                ("vm", 1), ("vm-1/delimiter@localhost", 1), ("vm.x86_64/delimiter@localhost", 1),
                ("vm/delimiter@localhost", 1),
            ],
            EarlierQueues.Of([Box], "vm.x86_64").AsEnumerable());
    }

    [Fact]
    public void Queues_of_own_lists_count_for_the_boxes_that_serve_them_earlier()
    {
        var boxes = new[] { Own("fast", "vm"), Own("fast", "vm"), Own("vm", "slow"), Own("fast") };

        Assert.Equal(
            [
                ("vm/delimiter@localhost", 3), ("fast", 2), ("fast/delimiter@localhost", 2),
                ("slow/delimiter@localhost", 1),
            ],
            EarlierQueues.Of(boxes, "vm").AsEnumerable());
    }

    [Fact]
    public void Before_a_delimiter_sub_queue_come_those_of_earlier_queues_alone()
    {
        Assert.Equal(
            [("fast/delimiter@localhost", 1)],
            EarlierQueues.Of([Own("fast", "vm")], "vm/delimiter@localhost").AsEnumerable());
    }

    [Fact]
    public void A_box_with_many_queues_is_looked_at_in_bounds()
    {
        var many = Own([.. Enumerable.Range(0, 500).Select(index => $"q{index}"), "vm"]);

        Assert.Equal(EarlierQueues.MaxCount, EarlierQueues.Of([many], "vm").Length);
    }

    private static BoxQueues Own(params string[] queues) => Box with { OwnQueues = queues };
}
