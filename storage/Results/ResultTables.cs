using Boxyard.Results;

namespace Boxyard.Storage.Results;

/// <summary>The rows of `metrics`, `test_results`, `extraction_problems`, `packages` and `package_writes`.</summary>
internal static class ResultTables
{
    public static void AddInserts(IWriteSession session, SaveExtractedCommand[] commands)
    {
        session.Add("metrics_insert", Spread(commands, results => results.Metrics)
            .Text("name", row => row.Item.Name)
            .Double("value", row => row.Item.Value)
            .Text("unit", row => row.Item.Unit));
        session.Add("test_results_insert", Spread(commands, results => results.Tests)
            .Text("name", row => row.Item.Name)
            .Text("outcome", row => EnumText.Of(row.Item.Outcome))
            .Text("message", row => row.Item.Message)
            .Bigint("duration", row => row.Item.Duration is null ? null : Micros.From(row.Item.Duration.Value)));
        session.Add(
            "extraction_problems_insert",
            Spread(commands, results => results.Problems).Text("problem", row => row.Item));
    }

    public static MetricRecord MapMetric(Row row) =>
        new() { Name = row.GetText(0), Value = row.GetDouble(1), Unit = row.FindText(2) };

    public static TestResultRecord MapTest(Row row) => new()
    {
        Name = row.GetText(0),
        Outcome = row.GetEnum<TestOutcome>(1),
        Message = row.FindText(2),
        Duration = row.IsNull(3) ? null : row.GetSpan(3),
    };

    public static PackageRecord MapPackage(Row row) => new()
    {
        Path = row.GetText(0),
        Suite = row.GetText(1),
        JobId = row.GetInt64(2),
        Attempt = row.GetInt32(3),
        Size = row.GetInt64(4),
        Sha256 = row.GetText(5),
    };

    public static PackageWrite MapWrite(Row row) => new(MapPackage(row), row.GetText(6), row.GetText(7));

    private static Rows<(SaveExtractedCommand Command, int Position, TItem Item)> Spread<TItem>(
        SaveExtractedCommand[] commands, Func<ExtractedResults, IEnumerable<TItem>> items)
    {
        var rows = commands
            .SelectMany(command => items(command.Results).Index().Select(item => (command, item.Index, item.Item)));
        return new Rows<(SaveExtractedCommand Command, int Position, TItem Item)>([.. rows])
            .Bigint("job_id", row => row.Command.JobId)
            .Bigint("attempt", row => row.Command.Attempt)
            .Bigint("position", row => row.Position);
    }
}
