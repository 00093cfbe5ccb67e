using Boxyard.Cli;
using Boxyard.Cli.Submissions;

namespace Boxyard.Tests.Cli;

/// <summary>One job of each combination, in the order of the file.</summary>
public sealed class MatrixTests
{
    [Theory]
    [InlineData("suite: a\nb: 1\n", "")]
    [InlineData("suite: a\nb: [1, 2]\n", "b=1;b=2")]
    [InlineData("suite: a\nb: [1, 2]\nc: [x, y]\n", "b=1 c=x;b=1 c=y;b=2 c=x;b=2 c=y")]
    [InlineData("iperf:\n  protocol:\n  - tcp\n  - udp\n  runtime: 3\n", "iperf.protocol=tcp;iperf.protocol=udp")]
    [InlineData("pp: {a: {b: [1, 2]}}\n", "pp.a.b=1;pp.a.b=2")]
    [InlineData("a|b:\n- 1|x\n- 2|y\n", "a=1 b=x;a=2 b=y")]
    [InlineData("fs:\n  mount | mkfs: [nfs|, cifs | -F]\n", "fs.mount=nfs fs.mkfs=;fs.mount=cifs fs.mkfs=-F")]
    [InlineData("a|b: 1|x\n", "")]
    [InlineData("a: [1]\nb: []\n", "")]
    [InlineData("a: [{b: 1}, {b: 2}]\nc: [[1, 2]]\n", "")]
    [InlineData("requires: {tags: [a, b]}\nscript: [a, b]\ntags: [a, b]\nrootfs_disk: [a, b]\n", "")]
    [InlineData("x: {tags: [a, b]}\n", "x.tags=a;x.tags=b")]
    public void Lists_are_choices_but_where_they_are_values(string text, string expected)
    {
        var chosen = Expand(text).Select(job => string.Join(' ', job.Chosen));

        Assert.Equal(expected, string.Join(';', chosen));
    }

    [Theory]
    [InlineData("suite: s\na|b: [1|x, '2|y']\nc: 3\n", "suite: s\na: 1\nb: x\nc: 3\n", "suite: s\na: 2\nb: y\nc: 3\n")]
    [InlineData("p: {q: [1, '1'], r: 0}\n", "p: {q: 1, r: 0}\n", "p: {q: \"1\", r: 0}\n")]
    [InlineData("&x a: [1.10, ~]\n", "a: 1.10\n", "a: null\n")]
    [InlineData("one: [1]\ntwo: [022, yes]\n", "one: 1\ntwo: 022\n", "one: 1\ntwo: yes\n")]
    public void A_choice_stands_where_its_list_stood(string text, string first, string second)
    {
        var jobs = Expand(text).Select(job => FlowText.Of(job.Job));

        Assert.Equal([first, second], jobs);
    }

    [Fact]
    public void Too_few_values_for_the_named_fields_are_refused()
    {
        var mistake = Assert.Throws<UsageException>(() => Expand("suite: s\na|b:\n- 1|x\n- 2\n"));

        Assert.Equal(
            "x.yaml, line 4: 'a|b' names 2 fields and '2' has 1 values: write VALUE|VALUE.", mistake.Message);
    }

    [Fact]
    public void More_jobs_than_a_batch_takes_are_refused_before_they_are_made()
    {
        var list = $"[{string.Join(", ", Enumerable.Range(0, 300))}]";

        var mistake = Assert.Throws<UsageException>(() => Expand($"a: {list}\nb: {list}\nc: {list}\nd: {list}\n"));

        Assert.Equal("x.yaml would be more than 10000 jobs: shorten its lists.", mistake.Message);
    }

    private static IReadOnlyList<MatrixJob> Expand(string text) =>
        Matrix.Expand("x.yaml", Assert.Single(JobSource.ReadJobs("x.yaml", text)));
}
