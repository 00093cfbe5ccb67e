using System.Text;
using Boxyard.Results;

namespace Boxyard.Tests.Grains.Results;

public sealed class ResultFormatsTests
{
    [Theory]
    [InlineData("result/iperf.json", "{", ResultFormat.Json)]
    [InlineData("a/result/b.json", "{", ResultFormat.Json)]
    [InlineData("stats.json", "{", ResultFormat.Json)]
    [InlineData("a/metrics.json", "{", ResultFormat.Json)]
    [InlineData("job.json", "{", ResultFormat.None)]
    [InlineData("result/deep/er.json", "{", ResultFormat.None)]
    [InlineData("junit.xml", "<testsuite/>", ResultFormat.JUnit)]
    [InlineData("junit.xml", "\ufeff<?xml version='1.0'?>\n<!-- <a> --><testsuites>", ResultFormat.JUnit)]
    [InlineData("pom.xml", "<project>", ResultFormat.None)]
    [InlineData("pom.xml", "<testsuitesque>", ResultFormat.None)]
    [InlineData("pom.xml", "<!-- never closed", ResultFormat.None)]
    [InlineData("empty.xml", "", ResultFormat.None)]
    [InlineData("a/b.tap", "", ResultFormat.Tap)]
    [InlineData("iperf.stats", "", ResultFormat.StatsText)]
    [InlineData("result/stats", "", ResultFormat.StatsText)]
    [InlineData("dmesg", "", ResultFormat.TapInLog)]
    [InlineData("a/stdout", "", ResultFormat.TapInLog)]
    [InlineData("kselftest.log", "", ResultFormat.TapInLog)]
    [InlineData("job.yaml", "", ResultFormat.None)]
    [InlineData("vmcore", "", ResultFormat.None)]
    public void Path_and_first_bytes_decide(string path, string head, ResultFormat format) =>
        Assert.Equal(format, ResultFormats.Decide(path, Encoding.UTF8.GetBytes(head)));

    [Fact]
    public void Utf_16_is_known_by_its_mark() =>
        Assert.Equal(ResultFormat.JUnit, ResultFormats.Decide("a.xml", [.. Encoding.Unicode.Preamble, .. Encoding.Unicode.GetBytes("<testsuite>")]));
}
