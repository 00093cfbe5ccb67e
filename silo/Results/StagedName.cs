using System.Text.RegularExpressions;

namespace Boxyard.Results;

/// <summary>The names of files that are not at their place yet.</summary>
internal static partial class StagedName
{
    public const string Pattern = $"{ResultPath.ReservedPrefix}-*.part";

    public static string New() => $"{ResultPath.ReservedPrefix}-{Guid.NewGuid():N}.part";

    /// <summary>Whether <see cref="New"/> may have made it.</summary>
    public static bool IsOne(string name) => Form().IsMatch(name);

    [GeneratedRegex(@"^\.boxyard-[0-9a-f]{32}\.part$", RegexOptions.None, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Form();
}
