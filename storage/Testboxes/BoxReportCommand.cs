using Boxyard.Testboxes;

namespace Boxyard.Storage.Testboxes;

/// <summary>What a box said of itself. One of a box at a time, so that the last said stays.</summary>
internal sealed class BoxReportCommand(TestboxReport report) : WriteCommandOf<bool>
{
    public TestboxReport Report { get; } = report;

    public override string ConflictKey { get; } = $"report:{report.Name}";
}
