using Boxyard.Agent;

namespace Boxyard.Tests.Agent;

public sealed class BoxPlanTests
{
    [Theory]
    [InlineData("vm-1p1g", 1, "0a-9b-5e-31-e5-27")]
    [InlineData("vm-2p8g", 1, "0a-6c-c0-5b-3a-4e")]
    [InlineData("vm-2p8g--user", 1, "0a-7b-5e-ca-a7-e4")]
    [InlineData("vm-pxe-1p1g", 1, "0a-43-81-16-93-00")]
    public void A_box_has_the_MAC_that_old_providers_give_it(string name, int number, string mac) =>
        Assert.Equal(mac, Assert.Single(List(new BoxSetOptions { Group = name, FirstNumber = number })).Mac);

    [Fact]
    public void A_set_is_counted_from_its_first_number_and_serves_its_group()
    {
        var boxes = List(new BoxSetOptions { Group = "dc-1", Name = "dc-1-hosta", FirstNumber = 3, Count = 2 });

        Assert.Equal(["dc-1-hosta-3", "dc-1-hosta-4"], boxes.Select(box => box.Name));
        Assert.Equal([$"dc-1.{HostFacts.Arch}", "dc-1"], boxes[0].Queues.ToArray());
    }

    [Fact]
    public void Queues_that_are_named_replace_those_of_the_group()
    {
        var box = Assert.Single(List(new BoxSetOptions { Group = "g", Queues = ["a", "b"] }));

        Assert.Equal(["a", "b"], box.Queues.ToArray());
    }

    [Fact]
    public void The_budget_leaves_a_gibibyte_to_the_host_but_takes_half_of_a_small_one()
    {
        Assert.Equal(3072, HostFacts.BudgetMiB("MemTotal:        4194304 kB\nMemFree: 1 kB\n"));
        Assert.Equal(512, HostFacts.BudgetMiB("MemTotal:        1048576 kB\n"));
    }

    [Theory]
    [InlineData("flags\t\t: fpu vmx sse", true)]
    [InlineData("flags\t\t: fpu svm", true)]
    [InlineData("flags\t\t: fpu pvmx svm_lock\nvmx flags\t: vmx", false)]
    public void Only_the_processor_s_own_flags_tell_of_virtualisation(string info, bool hasIt) =>
        Assert.Equal(hasIt, HostFacts.HasVirtualisation(info));

    private static IReadOnlyList<BoxPlan> List(BoxSetOptions set) => BoxPlan.List(new AgentOptions { Boxes = [set] });
}
