namespace Boxyard.Tests.Grains.Results;

/// <summary>KTAP as the kernel prints it: from KUnit on the console, and from kselftest.</summary>
public sealed class KtapParserTests
{
    private const string KunitConsole = """
        [    0.000000] Linux version 6.12.0 (build@host) (gcc 14.2.0) #1 SMP
        [    0.412000] printk: legacy console [ttyS0] enabled
        [    0.532122] KTAP version 1
        [    0.532130] 1..3
        [    0.532900]     KTAP version 1
        [    0.532910]     # Subtest: example
        [    0.532911]     # module: kunit_example_test
        [    0.532912]     1..4
        [    0.533010]     # example_simple_test: initializing
        [    0.533300]     ok 1 example_simple_test
        [    0.533900]     # example_fail_test: EXPECTATION FAILED at lib/kunit/kunit-example-test.c:30
        [    0.533910]     Expected 1 + 1 == 3, but
        [    0.533911]         1 + 1 == 2 (0x2)
        [    0.534400]     not ok 2 example_fail_test
        [    0.534500]     ok 3 example_skip_test # SKIP this test should be skipped
        [    0.535000]         KTAP version 1
        [    0.535010]         # Subtest: example_params_test
        [    0.535400]         ok 1 example value 3
        [    0.535500]         ok 2 example value 2 # SKIP unsupported param value 2
        [    0.535600]     # example_params_test: pass:1 fail:0 skip:1 total:2
        [    0.535700]     ok 4 example_params_test
        [    0.535800] # example: pass:2 fail:1 skip:1 total:4
        [    0.535900] not ok 1 example
        [    0.540000][    T1] usb 1-1: new high-speed USB device number 2
        [    0.550000][    T1]     KTAP version 1
        [    0.550100][    T1]     # Subtest: list
        [    0.550200][    T1]     1..1
        [    0.550300][    T1]     ok 1 list_add
        [    0.550400][    T1] ok 2 list
        [    0.560000]     KTAP version 1
        [    0.560100]     # Subtest: oops
        [    0.560200]     1..3
        [    0.560300]     ok 1 before
        [    0.570000] BUG: kernel NULL pointer dereference, address: 0000000000000000
        [    0.570100] Kernel panic - not syncing: Fatal exception

        """;

    private const string Kselftest = """
        TAP version 13
        1..4
        # timeout set to 45
        # selftests: timers: posix_timers
        # TAP version 13
        # 1..2
        # # Testing posix timers. False negative may happen on CPU execution
        # ok 1 ITIMER_VIRTUAL
        # not ok 2 ITIMER_PROF
        # # Totals: pass:1 fail:1 xfail:0 xpass:0 skip:0 error:0
        not ok 1 selftests: timers: posix_timers # exit=1
        # timeout set to 45
        # selftests: timers: nanosleep
        # clock_nanosleep: CLOCK_REALTIME out of range
        not ok 2 selftests: timers: nanosleep # TIMEOUT 45 seconds
        # timeout set to 45
        # selftests: timers: rtcpie
        # /dev/rtc0 is not here
        ok 3 selftests: timers: rtcpie # SKIP
        ok 4 selftests: timers: mqueue-lat
        """;

    [Fact]
    public void Kunit_on_the_console_is_read_up_to_the_panic()
    {
        var results = new ParserRun().Log("serial", KunitConsole.ReplaceLineEndings("\r\n")).Results();

        Assert.Equal(
            [
                "example.example_simple_test Passed",
                "example.example_fail_test Failed",
                "example.example_skip_test Skipped",
                "example.example_params_test.example value 3 Passed",
                "example.example_params_test.example value 2 Skipped",
                "list.list_add Passed",
                "oops.before Passed",
            ],
            ParserRun.Tests(results));
        Assert.Equal(
            """
            example_fail_test: EXPECTATION FAILED at lib/kunit/kunit-example-test.c:30
            Expected 1 + 1 == 3, but
            1 + 1 == 2 (0x2)
            """.ReplaceLineEndings("\n"),
            results.Tests[1].Message);
        Assert.Equal("this test should be skipped", results.Tests[2].Message);
        Assert.Equal(
            [
                "log/serial:35: In 'oops': 2 tests of the plan 1..3 did not report: 2-3.",
                "log/serial:35: The subtest 'oops' has no result line of its own: the tests may have stopped in it.",
                "log/serial:35: 1 tests of the plan 1..3 did not report: 3.",
            ],
            ParserRun.Problems(results));
    }

    [Fact]
    public void Kselftest_with_the_output_of_its_programs_is_read()
    {
        var results = ParserRun.Read("output", Kselftest);

        Assert.Equal(
            [
                "selftests: timers: posix_timers.ITIMER_VIRTUAL Passed",
                "selftests: timers: posix_timers.ITIMER_PROF Failed",
                "selftests: timers: nanosleep Failed",
                "selftests: timers: rtcpie Skipped",
                "selftests: timers: mqueue-lat Passed",
            ],
            ParserRun.Tests(results));
        Assert.StartsWith("TIMEOUT: 45 seconds", results.Tests[2].Message, StringComparison.Ordinal);
        Assert.Contains("clock_nanosleep: CLOCK_REALTIME out of range", results.Tests[2].Message, StringComparison.Ordinal);
        Assert.Empty(results.Problems);
    }

    [Fact]
    public void A_parent_that_fails_alone_is_a_test()
    {
        var results = ParserRun.Read("a.ktap", "KTAP version 1\n1..1\n  KTAP version 1\n  1..1\n  ok 1 inner\nnot ok 1 outer\n");

        Assert.Equal(["outer Failed", "outer.inner Passed"], ParserRun.Tests(results));
    }

    [Fact]
    public void A_second_document_in_one_log_is_read()
    {
        var results = ParserRun.Read("dmesg", "KTAP version 1\n1..1\nok 1 a\nnoise\nKTAP version 1\n1..1\nok 1 b\n");

        Assert.Equal(["a Passed", "b Passed"], ParserRun.Tests(results));
        Assert.Empty(results.Problems);
    }

    [Fact]
    public void Subtests_nested_without_end_are_a_problem()
    {
        var lines = Enumerable.Range(0, 40).Select(depth => new string(' ', 2 * depth) + "KTAP version 1");
        var results = ParserRun.Read("a.ktap", string.Join('\n', lines));

        Assert.Equal("a.ktap:17: Subtests are nested deeper than 16; the deeper ones are read as one level.", results.Problems[0]);
    }
}
