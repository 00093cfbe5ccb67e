namespace Boxyard.Tests.Grains.Results;

public sealed class TapParserTests
{
    [Fact]
    public void Tap_12_without_version_line_is_read()
    {
        var results = ParserRun.Read("t/a.tap", """
            1..4
            ok 1 - input file opened
            not ok 2 - first line valid
            #   Failed test 'first line valid'
            #   at t/a.t line 12.
            ok 3
            ok
            """);

        Assert.Equal(["input file opened Passed", "first line valid Failed", "a.3 Passed", "a.4 Passed"], ParserRun.Tests(results));
        Assert.Equal("Failed test 'first line valid'\nat t/a.t line 12.", results.Tests[1].Message);
        Assert.Empty(results.Problems);
    }

    [Fact]
    public void Directives_of_tap_13_are_read()
    {
        var results = ParserRun.Read("a.tap", """
            TAP version 13
            ok 1 - a # SKIP no device
            not ok 2 - b # TODO not written yet
            ok 3 - c # todo works already
            ok 4 - issue \#12 stays away
            not ok 5 # skipped: no space left out
            1..5
            """);

        Assert.Equal(["a Skipped", "b Skipped", "c Passed", "issue #12 stays away Passed", "a.5 Skipped"], ParserRun.Tests(results));
        Assert.Equal(["no device", "TODO: not written yet", "TODO: works already", null, "no space left out"], results.Tests.Select(test => test.Message));
        Assert.Empty(results.Problems);
    }

    [Fact]
    public void Yaml_diagnostics_are_the_message_and_give_the_duration()
    {
        var results = ParserRun.Read("a.tap", """
            TAP version 14
            1..2
            not ok 1 - sync
              ---
              message: "expected 1, got 2"
              duration_ms: 12.5
              ok 1 - this is YAML
              ...
            ok 2 - close
            """);

        Assert.Equal(["sync Failed", "close Passed"], ParserRun.Tests(results));
        Assert.Equal(TimeSpan.FromMilliseconds(12.5), results.Tests[0].Duration);
        Assert.StartsWith("message: \"expected 1, got 2\"", results.Tests[0].Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Subtests_of_tap_14_are_named_below_their_parent()
    {
        var results = ParserRun.Read("a.tap", """
            TAP version 14
            1..3
            # Subtest: disk
                1..2
                ok 1 - read
                not ok 2 - write
            not ok 1 - disk
                # Subtest: net
                ok 1 - ping
                1..1
            ok 2 - net
                ok 1 - unannounced
                1..1
            ok 3 - cpu
            """);

        Assert.Equal(["disk.read Passed", "disk.write Failed", "net.ping Passed", "cpu.unannounced Passed"], ParserRun.Tests(results));
        Assert.Empty(results.Problems);
    }

    [Fact]
    public void Missing_tests_of_the_plan_are_a_problem()
    {
        var results = ParserRun.Read("a.tap", "1..9\nok 1\nok 3\nok 4\nok 8\n");

        Assert.Equal(["a.tap:5: 5 tests of the plan 1..9 did not report: 2, 5-7, 9."], ParserRun.Problems(results));
    }

    [Fact]
    public void A_bail_out_is_a_problem_with_the_tests_that_did_not_run()
    {
        var results = ParserRun.Read("a.tap", "1..3\nok 1 - a\nBail out! database is down\n");

        Assert.Equal(["a Passed"], ParserRun.Tests(results));
        Assert.Equal(["a.tap:3: The tests bailed out: database is down", "a.tap:3: 2 tests of the plan 1..3 did not report: 2-3."], ParserRun.Problems(results));
    }

    [Fact]
    public void A_skipped_plan_is_a_skipped_test()
    {
        var results = ParserRun.Read("fs/xfs.tap", "1..0 # SKIP no xfs here\n");

        Assert.Equal(["xfs Skipped"], ParserRun.Tests(results));
        Assert.Equal("no xfs here", results.Tests[0].Message);
        Assert.Empty(results.Problems);
    }

    [Theory]
    [InlineData("ok 1 - a\n", "a.tap:1: A TAP document has no plan (1..N), so tests that never ran cannot be told.")]
    [InlineData("TAP version 13\n", "a.tap:1: A TAP document has no result.")]
    [InlineData("1..1\n1..2\nok 1\n", "a.tap:2: A second plan, 1..2, in the same document; the first is kept.")]
    [InlineData("1..1\nok 1\nok 1\n", "a.tap:3: The test number 1 was already reported; both results are kept.")]
    [InlineData("1..1\nok 7\n", "a.tap:2: 1 test numbers are outside of the plan 1..1.")]
    [InlineData("1..x\n1..1\nok 1\n", "a.tap:1: '1..x' is neither a plan nor a result.")]
    [InlineData("1..1\nok 99999999999999999999\nok 1\n", "a.tap:2: 'ok 99999999999999999999' is neither a plan nor a result.")]
    [InlineData("1..1\nok 1\n  ---\n  a: 1\nnext\n", "a.tap:5: A YAML block ends without '...'.")]
    public void What_does_not_add_up_is_a_problem(string text, string problem) =>
        Assert.Equal([problem], ParserRun.Problems(ParserRun.Read("a.tap", text)));

    [Fact]
    public void A_plan_of_any_size_costs_nothing() =>
        Assert.Equal(
            ["a.tap:2: 9223372036854775806 tests of the plan 1..9223372036854775807 did not report: 2-9223372036854775807."],
            ParserRun.Problems(ParserRun.Read("a.tap", "1..9223372036854775807\nok 1\n")));

    [Fact]
    public void A_log_without_version_line_holds_no_tests()
    {
        var results = new ParserRun().Log("stdout", "1..2\nok 1 then\nnot ok 2 either\n").Results();

        Assert.Empty(results.Tests);
        Assert.Empty(results.Problems);
    }
}
