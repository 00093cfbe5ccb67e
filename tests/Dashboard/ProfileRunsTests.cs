using Boxyard.Client;
using Boxyard.Dashboard.Apps;

namespace Boxyard.Tests.Dashboard;

public sealed class ProfileRunsTests
{
    private static readonly ProfileTarget[] Targets = [Target(0, "-x"), Target(1)];

    [Fact]
    public void Targets_are_named_by_their_arguments() => Assert.Equal(
        ["0: -x", "target 1"], ProfileRuns.Of(Targets, null, []).Select(run => run.Title));

    [Fact]
    public void Beside_another_profile_a_target_says_when_the_other_had_other_arguments()
    {
        var comparison = new ProfileComparison
        {
            A = new ComparedProfile(3, "1"),
            B = new ComparedProfile(2, "1"),
            Targets = [],
        };

        Assert.Equal(
            [
                "0: -x (profile 3)", "other arguments, 0: -y (profile 2)", "target 1 (profile 3)",
                "the same (profile 2)",
            ],
            ProfileRuns.Of(Targets, comparison, [Target(1), Target(0, "-y")]).Select(run => run.Title));
    }

    [Theory]
    [InlineData(null, 0, "")]
    [InlineData(2L, 0, "?with=2")]
    [InlineData(null, 4, "?from=4")]
    [InlineData(2L, 4, "?with=2&from=4")]
    public void What_is_drawn_is_in_the_address(long? with, int from, string query) => Assert.Equal(
        $"/apps/a/b/1/profiles/7{query}", AppLinks.Profile(new AppVersion("a", "b", "1"), 7, with, from));

    private static ProfileTarget Target(int index, params string[] arguments) =>
        new() { Target = index, Arguments = arguments };
}
