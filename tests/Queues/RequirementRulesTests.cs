using Boxyard.Queues;
using Boxyard.Testboxes;

namespace Boxyard.Tests.Queues;

public sealed class RequirementRulesTests
{
    private static readonly Requirement All =
        new() { Arch = "aarch64", Memory = 16 * 1024, Tags = ["10g", "nvme"] };

    [Fact]
    public void The_text_of_a_requirement_reads_back()
    {
        Assert.Equal("arch=aarch64 memory=16g tags=10g,nvme", All.Text);
        Assert.Equal(All.Text, Requirement.Parse(All.Text).Text);
        Assert.Equal("", new Requirement().Text);
    }

    [Fact]
    public void What_is_not_known_of_a_box_satisfies_nothing_and_more_than_enough_does()
    {
        Assert.Equal(
            ["its arch is not known", "its memory is not known", "it has no tag 10g", "it has no tag nvme"],
            All.Missing(BoxHardware.Unknown).AsEnumerable());
        Assert.False(All.IsSatisfiedBy(BoxHardware.Unknown));
        var box = new BoxHardware { Arch = "aarch64", Memory = 32 * 1024, Tags = ["10g", "ib", "nvme"] };
        Assert.True(All.IsSatisfiedBy(box));
        Assert.Empty(All.Missing(box));
        Assert.Equal(["its memory is 1000m"], All.Missing(box with { Memory = 1000 }).AsEnumerable());
        Assert.True(new Requirement().IsSatisfiedBy(BoxHardware.Unknown));
    }

    [Theory]
    [InlineData("16g", 16384L)]
    [InlineData("16G", 16384L)]
    [InlineData("512m", 512L)]
    [InlineData("1024t", 1073741824L)]
    [InlineData("1025t", null)]
    [InlineData("0g", null)]
    [InlineData("-1g", null)]
    [InlineData("16", null)]
    [InlineData("16gb", null)]
    [InlineData("g", null)]
    [InlineData("", null)]
    public void Memory_is_a_whole_number_and_a_unit(string text, long? memory) =>
        Assert.Equal(memory, MemorySize.TryParse(text));

    [Theory]
    [InlineData("vm-2p8g", "vm-2p8g")]
    [InlineData("vm-2p8g.aarch64/idle", "vm-2p8g")]
    [InlineData("vm-2p8g/idle", "vm-2p8g")]
    public void A_queue_counts_for_what_stands_before_its_first_dot_or_slash(string queue, string group) =>
        Assert.Equal(group, LimitGroup.Of(queue));

    [Fact]
    public void A_plan_keeps_to_what_submitters_and_groups_may_have_and_says_when_it_was_cut()
    {
        var plan = MixedClaimPlan.Assign(
            [.. Enumerable.Repeat(PlannedClaim.Of(["q", "r"]), 5)],
            [Lane("a", "q") with { MaxServed = 2 }, Lane("b", "r")],
            new Dictionary<string, long> { ["r"] = 1 });
        Assert.Equal([0, 1], plan.Grants[0].Claims.AsEnumerable());
        Assert.Equal([2], plan.Grants[1].Claims.AsEnumerable());
        Assert.True(plan.IsCut);
    }

    [Fact]
    public void A_claim_goes_on_to_its_next_queue_when_the_first_has_nothing_for_it()
    {
        var plan = MixedClaimPlan.Assign(
            [PlannedClaim.Of(["q", "r"]), new PlannedClaim(["q", "r"], new HashSet<long> { 7 })],
            [Lane("a", "q") with { RequirementId = 7 }, Lane("b", "r")]);
        Assert.Equal(
            [("b", 0), ("a", 1)], plan.Grants.Select(grant => (grant.Lane.Submitter, Assert.Single(grant.Claims))));
        Assert.False(plan.IsCut);
    }

    private static Lane Lane(string submitter, string queue) => new()
    {
        Queue = queue,
        Priority = 0,
        Submitter = submitter,
        QueuedCount = 10,
        LiveCount = 0,
        Weight = 1,
        ServedSeq = 0,
    };
}
