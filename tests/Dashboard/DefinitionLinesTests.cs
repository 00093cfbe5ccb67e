using Boxyard.Dashboard.Submit;

namespace Boxyard.Tests.Dashboard;

public class DefinitionLinesTests
{
    private const string Two =
        "# both\n---\nsuite: a\npriority: 1\n---\nsuite: b\nscript: |\n  priority: no\npriority: 2\n";

    [Theory]
    [InlineData(0, "priority", 4)]
    [InlineData(1, "priority", 9)]
    [InlineData(1, "suite", 6)]
    [InlineData(0, "script", null)]
    [InlineData(2, "suite", null)]
    [InlineData(0, null, null)]
    public void A_field_is_found_in_its_job(int index, string? field, int? line) =>
        Assert.Equal(line, DefinitionLines.Find(Two, index, field));
}
