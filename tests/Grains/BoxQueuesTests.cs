using Boxyard.Jobs;

namespace Boxyard.Tests.Grains;

public sealed class BoxQueuesTests
{
    private static readonly BoxQueues Box = new() { Testbox = "vm-2p8g-1", Group = "vm-2p8g" };

    [Fact]
    public void A_box_with_its_own_queues_serves_these_alone_in_their_order()
    {
        var queues = Box with { OwnQueues = [" b", "a ", "", "b"], Arch = "aarch64" };
        Assert.Equal<string>(
            ["b/delimiter@localhost", "a/delimiter@localhost", "b", "a", "b/idle", "a/idle"], queues.InOrder());
    }

    [Fact]
    public void A_box_serves_its_group_then_its_architecture_then_its_own_name()
    {
        var queues = Box with { Arch = "aarch64", KnownQueues = ["vm-2p8g.x86_64"] };
        Assert.Equal(["vm-2p8g", "vm-2p8g.aarch64", "vm-2p8g-1"], Plain(queues));
    }

    [Fact]
    public void A_box_of_unknown_architecture_serves_every_architecture_of_its_group()
    {
        var queues = Box with { KnownQueues = ["vm-2p8g.x86_64/idle", "vm-2p8g.x86_64", "vm-2p8g.aarch64", "vm-2p8g", "vm-2p8g~me.x86_64", "vm-2p8g."] };
        Assert.Equal(["vm-2p8g", "vm-2p8g.aarch64", "vm-2p8g.x86_64", "vm-2p8g-1"], Plain(queues));
    }

    [Fact]
    public void A_box_that_is_named_like_its_group_has_each_queue_once()
    {
        var queues = new BoxQueues { Testbox = "myhost", Group = "myhost", Arch = "x86_64" };
        Assert.Equal<string>(
            [
                "myhost/delimiter@localhost", "myhost.x86_64/delimiter@localhost",
                "myhost", "myhost.x86_64",
                "myhost/idle", "myhost.x86_64/idle",
            ],
            queues.InOrder());
    }

    private static IEnumerable<string> Plain(BoxQueues queues) => queues.InOrder().Where(queue => !queue.Contains('/'));
}
