using System.Text.RegularExpressions;
using Boxyard.Tests.Lab;

namespace Boxyard.Tests.Dashboard;

/// <summary>The pictures of docs/dashboard.md are those that docs/screenshots.sh takes from the tests.</summary>
public sealed class DocumentPicturesTests
{
    [Fact]
    public void Each_picture_is_named_by_the_script_shown_in_the_document_and_there()
    {
        var docs = Path.Combine(LabFolder.Checkout, "docs");
        var script = Regex.Match(
            File.ReadAllText(Path.Combine(docs, "screenshots.sh")), "pictures='(?<names>[^']*)'", RegexOptions.NonBacktracking);
        var shown = Regex.Matches(
            File.ReadAllText(Path.Combine(docs, "dashboard.md")), @"images/(?<name>[a-z-]+)\.png", RegexOptions.NonBacktracking);
        string[] named = [.. script.Groups["names"].Value.Split([' ', '\n']).Order(StringComparer.Ordinal)];

        Assert.Equal(named, shown.Select(match => match.Groups["name"].Value).Order(StringComparer.Ordinal));
        Assert.Equal(
            named,
            Directory.EnumerateFiles(Path.Combine(docs, "images"))
                .Select(path => Path.GetFileNameWithoutExtension(path)).Order(StringComparer.Ordinal));
    }
}
