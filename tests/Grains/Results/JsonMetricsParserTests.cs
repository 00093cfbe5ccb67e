using System.Text;

namespace Boxyard.Tests.Grains.Results;

public sealed class JsonMetricsParserTests
{
    [Fact]
    public void Nested_numbers_are_metrics_with_dotted_names()
    {
        var results = ParserRun.Read("result/iperf.json", """{"tcp": {"sender": {"bps": 9.5e8}, "ok": true}, "runtime": 300, "host": "vm-1"}""");

        Assert.Equal(["tcp.sender.bps=950000000", "runtime=300"], ParserRun.Metrics(results));
        Assert.Empty(results.Problems);
    }

    [Fact]
    public void An_array_of_numbers_is_the_samples_of_one_metric()
    {
        var results = ParserRun.Read("stats.json", """{"iperf.tcp.sender.bps": [1, 2, 3], "empty": []}""");

        Assert.Equal(["iperf.tcp.sender.bps=2"], ParserRun.Metrics(results));
    }

    [Fact]
    public void Elements_of_other_arrays_are_named_by_their_index()
    {
        var results = ParserRun.Read("result/fio.json", """{"jobs": [{"iops": 10}, {"iops": 20}], "mixed": [1, "a", [4, 6]]}""");

        Assert.Equal(["jobs.0.iops=10", "jobs.1.iops=20", "mixed.0=1", "mixed.2=5"], ParserRun.Metrics(results));
    }

    [Fact]
    public void Invalid_json_is_a_problem_with_its_line()
    {
        var results = ParserRun.Read("result/a.json", "{\n\"a\": 1,\n\"b\": NaN}");

        Assert.Empty(results.Metrics);
        Assert.StartsWith("result/a.json:3: This is not valid JSON:", Assert.Single(results.Problems), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("5", "result/a.json: The number 5 has no name, so it is no metric.")]
    [InlineData("""{"big": 1e999}""", "result/a.json: The value of 'big' is not a finite number.")]
    [InlineData("""{"x": {"\ud800": 1}}""", "result/a.json: A name in 'x' is not valid text; its value is not read.")]
    public void A_number_that_cannot_be_kept_is_a_problem(string json, string problem)
    {
        var results = ParserRun.Read("result/a.json", json);

        Assert.Empty(results.Metrics);
        Assert.Equal([problem], ParserRun.Problems(results));
    }

    [Fact]
    public void A_document_that_is_nested_too_deep_is_a_problem()
    {
        var results = ParserRun.Read("result/a.json", new StringBuilder().Insert(0, "[", 100_000).ToString());

        Assert.Contains("depth", Assert.Single(results.Problems), StringComparison.Ordinal);
    }

    [Fact]
    public void A_name_of_bounded_length_is_asked_for()
    {
        var results = ParserRun.Read("result/a.json", $$$"""{"{{{new string('a', 400)}}}": {"{{{new string('b', 400)}}}": 1} }""");

        Assert.Empty(results.Metrics);
        Assert.Contains("longer than 512 characters", Assert.Single(results.Problems), StringComparison.Ordinal);
    }
}
