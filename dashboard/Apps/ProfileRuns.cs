using Boxyard.Client;

namespace Boxyard.Dashboard.Apps;

/// <summary>The runs of a profile that charts draw, each by a title.</summary>
internal static class ProfileRuns
{
    /// <summary>As many lines in a chart as there are colours.</summary>
    public const int MaxLines = 4;

    private const int MaxNameLength = 40;

    /// <summary>All of them; beside another profile, each target before its other run.</summary>
    public static IReadOnlyList<(string Title, ProfileTarget Run)> Of(
        IReadOnlyList<ProfileTarget> targets, ProfileComparison? comparison, IReadOnlyList<ProfileTarget> others) =>
        comparison is null
            ? [.. targets.Select(target => (NameOf(target), target))]
            : [.. targets.SelectMany(target => others
                .Where(other => other.Target == target.Target)
                .SelectMany(other => new[]
                {
                    ($"{NameOf(target)} (profile {comparison.A.Number})", target),
                    ($"{OtherNameOf(target, other)} (profile {comparison.B.Number})", other),
                }))];

    public static string NameOf(ProfileTarget target)
    {
        var arguments = string.Join(' ', target.Arguments);
        return arguments.Length == 0 ? $"target {target.Target}"
            : arguments.Length > MaxNameLength ? $"{target.Target}: {arguments[..MaxNameLength]}…"
            : $"{target.Target}: {arguments}";
    }

    /// <summary>Another version may have another program at the same place.</summary>
    private static string OtherNameOf(ProfileTarget target, ProfileTarget other) =>
        target.Arguments.SequenceEqual(other.Arguments) ? "the same" : $"other arguments, {NameOf(other)}";
}
