using Boxyard.Builds;

namespace Boxyard.Tests.Silo.Builds;

public sealed class BuildsOptionsTests
{
    [Fact]
    public void The_defaults_are_right() =>
        Assert.True(new BuildsOptionsValidator().Validate(null, new BuildsOptions()).Succeeded);

    [Fact]
    public void Each_mistake_is_told()
    {
        var options = new BuildsOptions
        {
            Group = "a b",
            ProfileGroups = ["ok", "no/"],
            GroupOf = { ["linux/arm64"] = "arm", ["arm64"] = "arm" },
            Timeout = TimeSpan.Zero,
            Backend = BuildsBackend.Jenkins,
        };

        var names = new BuildsOptionsValidator().Validate(null, options).Failures!
            .Select(failure => failure[..failure.IndexOf(": ", StringComparison.Ordinal)]);

        Assert.Equal(
            [
                "Builds:Group", "Builds:ProfileGroups:1", "Builds:GroupOf:arm64", "Builds:Timeout", "Builds:JenkinsUrl",
            ],
            names);
    }
}
