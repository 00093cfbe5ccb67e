using Boxyard.Tests.Lab;

namespace Boxyard.Tests.Dashboard;

/// <summary>The compiler looks at C# alone: markup, styles and scripts keep the width too.</summary>
public sealed class LineLengthTests
{
    private const int MaxLength = 120;
    private static readonly string[] Kinds = ["*.razor", "*.css", "*.js"];

    [Fact]
    public void Markup_styles_and_scripts_of_the_dashboard_keep_the_width()
    {
        var root = Path.Combine(LabFolder.Checkout, "dashboard");
        var tooLong = Kinds
            .SelectMany(kind => Directory.EnumerateFiles(root, kind, SearchOption.AllDirectories))
            .Where(path => !path.Contains("/obj/", StringComparison.Ordinal)
                && !path.Contains("/bin/", StringComparison.Ordinal))
            .SelectMany(path => File.ReadLines(path)
                .Select((line, index) => (Place: $"{Path.GetFileName(path)}:{index + 1}", line.Length)))
            .Where(line => line.Length > MaxLength)
            .Select(line => line.Place);

        Assert.Empty(tooLong);
    }
}
