using Boxyard.Results;

namespace Boxyard.Tests.Grains.Results;

public sealed class ResultCollectorTests
{
    [Fact]
    public void The_first_file_keeps_a_metric_and_another_value_is_a_problem()
    {
        var results = new ParserRun()
            .File("result/a.json", """{"bps": 1, "same": 7}""")
            .File("result/b.json", """{"bps": 2, "same": 7}""")
            .Results();

        Assert.Equal(["bps=1", "same=7"], ParserRun.Metrics(results));
        Assert.Equal(["result/b.json: The metric 'bps' was already read from result/a.json with another value, which is kept."], ParserRun.Problems(results));
    }

    [Fact]
    public void A_test_name_that_is_taken_gets_a_number()
    {
        var results = new ParserRun().File("a.tap", "1..1\nok 1 - boot").File("b.tap", "1..1\nok 1 - boot").Results();

        Assert.Equal(["boot Passed", "boot #2 Passed"], ParserRun.Tests(results));
    }

    [Fact]
    public void A_log_that_tells_the_same_outcome_again_tells_nothing_new()
    {
        const string text = "KTAP version 1\n1..2\nok 1 a\nnot ok 2 b\n";
        var results = new ParserRun().File("dmesg", text).Log("serial", text).Log("stdout", text.Replace("not ok", "ok", StringComparison.Ordinal)).Results();

        Assert.Equal(["a Passed", "b Failed", "b #2 Passed"], ParserRun.Tests(results));
    }

    [Fact]
    public void Records_beyond_the_bound_are_cut_with_a_problem()
    {
        var results = new ParserRun(maxRecords: 2)
            .File("result/a.json", """{"a": 1, "b": 2, "c": 3, "d": 4}""")
            .File("a.tap", "1..3\nok 1\nok 2\nok 3")
            .Results();

        Assert.Equal(["a=1", "b=2"], ParserRun.Metrics(results));
        Assert.Equal(["a.1 Passed", "a.2 Passed"], ParserRun.Tests(results));
        Assert.Equal(
            [
                "result/a.json: The attempt has more than 2 metrics; the rest of them is not kept.",
                "a.tap: The attempt has more than 2 tests; the rest of them is not kept.",
            ],
            ParserRun.Problems(results));
    }

    [Fact]
    public void Problems_are_bounded()
    {
        var results = ParserRun.Read("stats", string.Join('\n', Enumerable.Repeat("nonsense", 5_000)));

        Assert.Equal(ResultCollector.MaxProblems + 1, results.Problems.Length);
        Assert.Equal("There are more than 1000 problems; the others are not listed.", results.Problems[^1]);
    }

    [Fact]
    public void Text_that_no_database_takes_is_replaced()
    {
        var collector = new ResultCollector();
        collector.BeginFile("x");
        collector.AddTest(new TestResultRecord { Name = "a\0b\tc", Outcome = TestOutcome.Failed, Message = "red\u001b[31m\nhalf \ud800 pair" });

        var test = Assert.Single(collector.ToResults().Tests);
        Assert.Equal("a\ufffdb c", test.Name);
        Assert.Equal("red\ufffd[31m\nhalf \ufffd pair", test.Message);
    }

    [Fact]
    public void A_message_is_cut_at_4000_characters()
    {
        var collector = new ResultCollector();
        collector.AddTest(new TestResultRecord { Name = "a", Outcome = TestOutcome.Failed, Message = new string('x', 5_000) });

        Assert.Equal(4_000, collector.ToResults().Tests[0].Message!.Length);
    }
}
