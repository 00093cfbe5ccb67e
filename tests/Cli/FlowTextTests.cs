using System.Text;
using Boxyard.Cli.Submissions;
using Boxyard.Jobs;

namespace Boxyard.Tests.Cli;

/// <summary>What is sent is read by the silo as the file would have been.</summary>
public sealed class FlowTextTests
{
    [Theory]
    [InlineData("a: 1\nb: 1.10\nc: -3\nd: .5\ne: +7\nf: 1e3\ng: 0x10\nh: 010\ni: 1_000\nj: 1.5e3\n")]
    [InlineData("a: true\nb: yes\nc: ~\nd:\ne: null\nf: 'null'\ng: \"1\"\nh: ''\n")]
    [InlineData("a: 2026-11-22\nb: 12:30\nc: a-\nd: a, b\ne: \"[x\"\nf: x#y\ng: http://x/y?z=1&a=b\n")]
    [InlineData("a: \"q\\\"uo\\\\te\\ttab\\u0001\\u2028\\u00e9\\ud83d\\ude00\"\nb: 'ä 日本'\n")]
    [InlineData("script: |\n  #!/bin/sh\n  echo \"a: b # c\"\n\n  true\n")]
    [InlineData("script: |+\n  a\n\n\nb: |-\n  x\n  y\nc: |2\n    indented\n  less\nd: >\n  folded\n  text\n")]
    [InlineData("base: &b {x: 1, y: [1, 2]}\nc: *b\nd: {<<: *b, x: 3}\n'if role server': {a: 1}\n'k: v': 1\n")]
    [InlineData("a: !!str 5\nb: []\nc: {}\nd: [[], {e: {}}]\n")]
    [InlineData("{\"a\": [1, \"2\", null, true], \"b\": {\"c\": \"x\\u0007\\n\"}}")]
    public void It_says_what_the_file_says(string text)
    {
        var sent = FlowText.Of(Assert.Single(JobSource.ReadJobs("x.yaml", text)));

        Assert.Equal(Read(text), Read(sent));
    }

    private static string Read(string text)
    {
        var outcome = JobText.ParseMany(Encoding.UTF8.GetBytes(text), JobTextFormat.Yaml);
        Assert.Empty(outcome.Errors);
        return Assert.Single(outcome.Jobs).ToJsonString();
    }
}
