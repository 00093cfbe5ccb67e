namespace Boxyard.Tests.Grains.Results;

public sealed class StatsTextParserTests
{
    [Fact]
    public void Numbers_with_units_are_metrics_and_texts_are_none()
    {
        var results = ParserRun.Read("result/iperf.stats", """
            # iperf3 3.17
            tcp.sender.bps: 934e6 bits/s
            cpu: 12.5%
            sched:sched_switch: 42
            latency:3us
            events: 5 events
            delta: -1.5

            started: 2026-01-05
            elapsed: 12:30:45
            version: 1.2.3
            host: vm-1
            """);

        Assert.Equal(
            ["tcp.sender.bps=934000000 bits/s", "cpu=12.5 %", "sched:sched_switch=42", "latency=3 us", "events=5 events", "delta=-1.5"],
            ParserRun.Metrics(results));
        Assert.Empty(results.Problems);
    }

    [Fact]
    public void A_name_that_comes_again_is_averaged() =>
        Assert.Equal(["bps=15"], ParserRun.Metrics(ParserRun.Read("stats", "bps: 10\nbps: 20\n")));

    [Fact]
    public void A_line_without_colon_is_a_problem() =>
        Assert.Equal(["a.stats:2: 'what is this' is not of the form 'name: value'."], ParserRun.Problems(ParserRun.Read("a.stats", "a: 1\nwhat is this\n")));

    [Fact]
    public void An_endless_line_is_a_problem() =>
        Assert.Equal(
            ["a.stats:1: The line is longer than 16384 characters; it is not read."],
            ParserRun.Problems(ParserRun.Read("a.stats", new string('x', 100_000) + ": 1")));
}
