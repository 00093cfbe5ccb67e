using System.Runtime.CompilerServices;
using Boxyard.Dashboard;
using Boxyard.Silo;

namespace Boxyard.Tests.Silo;

public class OperatingDocumentTests
{
    [Fact]
    public void Every_setting_stands_in_the_document()
    {
        var document = File.ReadAllText(PathOfDocument());
        (string Name, Type Type)[] sections =
        [
            .. SettingsSections.All, (DashboardOptions.SectionName, typeof(DashboardOptions)),
        ];
        var missing =
            from section in sections
            from property in section.Type.GetProperties()
            let setting = $"`{section.Name}:{property.Name}"
            where property.SetMethod is { IsPublic: true } && !document.Contains(setting, StringComparison.Ordinal)
            select setting;

        Assert.Empty(missing);
    }

    /// <summary>The metrics of the table in the section `Metrics`.</summary>
    public static IEnumerable<string> ListMetrics()
    {
        var document = File.ReadAllText(PathOfDocument());
        var section = document[document.IndexOf("\n## Metrics\n", StringComparison.Ordinal)..];
        return section[..section.IndexOf("\n## ", 1, StringComparison.Ordinal)]
            .Split('\n')
            .Where(line => line.StartsWith("| `", StringComparison.Ordinal))
            .Select(line => line[3..line.IndexOfAny(['{', '`'], 3)])
            .Order(StringComparer.Ordinal);
    }

    private static string PathOfDocument([CallerFilePath] string thisFile = "") =>
        Path.Combine(Path.GetDirectoryName(thisFile)!, "..", "..", "docs", "operating.md");
}
