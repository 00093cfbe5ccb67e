using Boxyard.Builds;

namespace Boxyard.Tests.Silo.Builds;

public sealed class BuildsOptionsTests
{
    [Fact]
    public void Every_mistake_in_the_settings_is_told()
    {
        var options = new BuildsOptions
        {
            Backend = BuildsBackend.Jenkins,
            Group = "a b",
            ProfileGroups = ["ok", "no/"],
            GroupOf = { ["arm64"] = "arm", ["linux/arm64"] = "arm", ["linux/ARM/v7"] = "c d" },
            Timeout = TimeSpan.Zero,
            Interval = TimeSpan.FromDays(1),
            JenkinsUser = "ann",
            JenkinsCredentials = "'",
        };

        var failures = new BuildsOptionsValidator().Validate(null, options).Failures!.ToList();

        const string Architectures = "linux/amd64, linux/arm64, linux/arm/v6, linux/arm/v7, linux/arm/v8";
        Assert.StartsWith("Builds:Group: 'a b' ", failures[0], StringComparison.Ordinal);
        Assert.StartsWith("Builds:ProfileGroups:1: 'no/' ", failures[1], StringComparison.Ordinal);
        Assert.Equal(
            $"Builds:GroupOf:arm64: there is no such architecture. Write one of {Architectures}.", failures[2]);
        Assert.StartsWith("Builds:GroupOf:linux/ARM/v7: 'c d' ", failures[3], StringComparison.Ordinal);
        Assert.Equal(
            [
                $"Builds:GroupOf:linux/ARM/v7: there is no such architecture. Write one of {Architectures}.",
                "Builds:Timeout: 00:00:00 is not within 1 s and 7.00:00:00.",
                "Builds:Interval: 1.00:00:00 is not within 1 s and 01:00:00.",
                "Builds:JenkinsUrl: '' is no address. Write it as http://host:8080.",
                "Builds:JenkinsUser and Builds:JenkinsToken are needed together: set both or neither.",
                "Builds:JenkinsCredentials: ''' is no id of letters, digits and . _ -",
            ],
            failures[4..]);
        Assert.Null(new BuildsOptionsValidator().Validate(null, new BuildsOptions()).Failures);
    }
}
