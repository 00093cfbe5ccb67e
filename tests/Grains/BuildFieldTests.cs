using System.Text;
using Boxyard.Jobs;

namespace Boxyard.Tests.Grains;

public sealed class BuildFieldTests
{
    [Theory]
    [InlineData("build: {kind: build, namespace: sage, name: simple, version: '1', push: true}", false)]
    [InlineData("build: {kind: manifest}", false)]
    [InlineData("build: {cflags: -O2}", true)]
    [InlineData("build: kind", true)]
    public void What_has_builders_push_images_comes_from_the_scheduler_alone(string field, bool isTaken)
    {
        var text = $$"""{suite: x, testbox: builder, {{field}}}""";
        var expansion = JobExpanderTests.Expand(text);
        var read = JobText.Parse(Encoding.UTF8.GetBytes(text), JobTextFormat.Yaml);
        var ours = new JobExpander(new JobRules()).Expand(
            Assert.Single(read.Jobs), DateTimeOffset.UnixEpoch, new JobSubmitter { Name = "ann", IsBuild = true });

        Assert.NotNull(ours.Job);
        Assert.Equal(isTaken, expansion.Job is not null);
        Assert.Equal(
            isTaken ? [] : (string[])["'build' with a 'kind' is what builders get for an app. Ask for it by POST "
                + "/ecr/builds/NS/REPO/VERSION or /ecr/profile/NS/REPO/VERSION."],
            expansion.Errors.Select(error => error.Message));
    }
}
