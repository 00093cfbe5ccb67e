using System.Text.Json;
using Boxyard.Metrics;

namespace Boxyard.Tests.Grains.Metrics;

public sealed class JobCommitTests
{
    [Theory]
    [InlineData("""{"upstream_commit": "5d9ff6d", "commit": "other"}""", "5d9ff6d")]
    [InlineData("""{"commit": "v6.1", "ss": {"linux": {"commit": "other"}}}""", "v6.1")]
    [InlineData("""{"ss": {"linux": {"fork": "x"}, "qemu": {"commit": "8f3a"}}, "pp": {"a": {"commit": "b"}}}""", "8f3a")]
    [InlineData("""{"ss": {"commit": "8f3b"}}""", "8f3b")]
    [InlineData("""{"pp": {"makepkg": {"upstream_commit": "77"}}}""", "77")]
    [InlineData("""{"commit": 1234567}""", "1234567")]
    [InlineData("""{"commit": " ", "pp": "text", "ss": null}""", null)]
    [InlineData("""{"commit": {"id": "a"}}""", null)]
    [InlineData("{}", null)]
    public void The_commit_is_found_where_jobs_have_it(string job, string? commit)
    {
        using var text = JsonDocument.Parse(job);

        Assert.Equal(commit, JobCommit.Find(text.RootElement));
    }

    [Fact]
    public void A_text_that_is_too_long_for_a_commit_is_none()
    {
        using var text = JsonDocument.Parse($$"""{"commit": "{{new string('a', 101)}}"}""");

        Assert.Null(JobCommit.Find(text.RootElement));
    }
}
