using System.Text.RegularExpressions;

namespace Boxyard.Apps.Code;

/// <summary>The version that an app has by the tags of its code.</summary>
internal static partial class GitVersion
{
    /// <summary>
    /// From `git describe --always --tags --long`: `0.1.0-0-gabcdef1` is version `0.1.0-0`, and a short commit is one
    /// itself. Null for what clients know as no version: tags with a `-`, and longer commits.
    /// </summary>
    public static string? Find(string description)
    {
        var tagged = Tagged().Match(description);
        return tagged.Success ? tagged.Groups["version"].Value
            : Commit().IsMatch(description) ? description
            : null;
    }

    [GeneratedRegex(
        @"^(?<version>[^-]+-[0-9]+)-g[0-9a-f]+\z",
        RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture,
        matchTimeoutMilliseconds: 1000)]
    private static partial Regex Tagged();

    [GeneratedRegex(@"^[0-9a-f]{7,8}\z", RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Commit();
}
