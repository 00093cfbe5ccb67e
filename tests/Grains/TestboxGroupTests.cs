using Boxyard.Jobs;

namespace Boxyard.Tests.Grains;

public sealed class TestboxGroupTests
{
    public static TheoryData<string, GroupRule, string, string> Boxes()
    {
        var data = new TheoryData<string, GroupRule, string, string>();
        foreach (var row in Vector.Rows("testbox_groups.json"))
        {
            var testbox = (string)row["testbox"]!;
            data.Add(
                testbox,
                GroupRule.TrailingNumber,
                (string)row["trailingNumber"]!,
                (string)row["queueByTrailingNumber"]!);
            data.Add(testbox, GroupRule.FirstPart, (string)row["firstPart"]!, (string)row["queueByFirstPart"]!);
        }

        return data;
    }

    [Theory]
    [MemberData(nameof(Boxes))]
    public void A_boxs_group_and_queue_follow_from_its_name(string testbox, GroupRule rule, string group, string queue)
    {
        Assert.Equal(group, TestboxGroup.Of(testbox, rule));
        Assert.Equal(queue, TestboxGroup.QueueOf(group, "aarch64"));
    }

    [Theory]
    [MemberData(nameof(Boxes))]
    public void Every_known_name_is_accepted(string testbox, GroupRule rule, string group, string queue)
    {
        var rules = new JobRules { GroupRule = rule };
        var expansion = JobExpanderTests.Expand($"{{suite: x, testbox: '{testbox}'}}", rules);
        Assert.Empty(expansion.Errors);
        Assert.Equal((testbox, group, queue), (expansion.Job!.Testbox, expansion.Job.Group, expansion.Job.Queue));
    }

    [Fact]
    public void A_name_that_is_all_number_keeps_its_text()
    {
        Assert.Equal("-5", TestboxGroup.Of("-5", GroupRule.TrailingNumber));
        Assert.Equal("--a", TestboxGroup.Of("--a", GroupRule.FirstPart));
    }
}
