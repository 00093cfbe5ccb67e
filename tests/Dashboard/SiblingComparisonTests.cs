using Boxyard.Client;
using Boxyard.Dashboard.Testboxes;

namespace Boxyard.Tests.Dashboard;

public sealed class SiblingComparisonTests
{
    [Theory]
    [InlineData(3, 27, "as the others")]
    [InlineData(15, 15, "worse than the others")]
    [InlineData(0, 4, "too few runs to tell")]
    public void A_box_differs_when_chance_does_not_explain_it(long failed, long succeeded, string word)
    {
        var siblings = new TestboxSiblings
        {
            Group = "vm-2p8g",
            Testboxes = [Box("a", failed, succeeded), Box("b", 3, 27), Box("c", 3, 27)],
        };

        var comparison = SiblingComparison.Of("a", siblings);

        Assert.Equal(word, comparison!.Word);
        Assert.Equal(["a", "b", "c"], comparison.Boxes.Select(box => box.Name));
    }

    [Fact]
    public void Alone_a_box_is_compared_with_nothing_and_cancelled_runs_do_not_count()
    {
        var alone = new TestboxSiblings { Group = "g", Testboxes = [Box("a", 1, 1)] };
        var idle = alone with
        {
            Testboxes = [Box("a", 1, 1), new TestboxEnds { Name = "b", Ends = Ends(JobState.Cancelled, 4) }],
        };

        Assert.Null(SiblingComparison.Of("a", alone));
        Assert.Null(SiblingComparison.Of("a", idle));
    }

    private static TestboxEnds Box(string name, long failed, long succeeded) => new()
    {
        Name = name,
        Ends = new Dictionary<JobState, long> { [JobState.Failed] = failed, [JobState.Succeeded] = succeeded },
    };

    private static Dictionary<JobState, long> Ends(JobState state, long count) => new() { [state] = count };
}
