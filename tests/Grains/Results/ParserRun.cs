using System.Text;
using Boxyard.Results;

namespace Boxyard.Tests.Grains.Results;

/// <summary>Reads texts as if they were an attempt's files, in the order of the calls.</summary>
internal sealed class ParserRun(int maxRecords = ResultCollector.DefaultMaxRecords)
{
    private readonly ResultCollector _collector = new(maxRecords);

    public static ExtractedResults Read(string path, string text) => new ParserRun().File(path, text).Results();

    public ParserRun File(string path, string text)
    {
        ResultReader.ReadFile(path, new MemoryStream(Encoding.UTF8.GetBytes(text)), _collector);
        return this;
    }

    public ParserRun Log(string stream, string text)
    {
        ResultReader.ReadLog(stream, new MemoryStream(Encoding.UTF8.GetBytes(text)), _collector);
        return this;
    }

    public ExtractedResults Results() => _collector.ToResults();

    public static string[] Problems(ExtractedResults results) => [.. results.Problems];

    /// <summary>`name outcome` for each test.</summary>
    public static string[] Tests(ExtractedResults results) => [.. results.Tests.Select(test => $"{test.Name} {test.Outcome}")];

    /// <summary>`name=value unit` for each metric.</summary>
    public static string[] Metrics(ExtractedResults results) =>
        [.. results.Metrics.Select(metric => $"{metric.Name}={metric.Value} {metric.Unit}".TrimEnd())];
}
