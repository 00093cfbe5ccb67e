using System.Collections.Immutable;

namespace Boxyard.Builds;

/// <summary>What an operator has set for builds.</summary>
public sealed record BuildTerms
{
    /// <summary>The group of the boxes that build.</summary>
    public string Group { get; init; } = "builder";

    /// <summary>The groups for architectures that have boxes of their own.</summary>
    public ImmutableDictionary<string, string> GroupOf { get; init; } = ImmutableDictionary<string, string>.Empty;

    /// <summary>The group of the boxes that profile, unless another is asked for.</summary>
    public string ProfileGroup { get; init; } = "builder";

    /// <summary>The other groups that may be asked for.</summary>
    public ImmutableArray<string> ProfileGroups { get; init; } = [];

    /// <summary>In the order in which people are told of them.</summary>
    public IEnumerable<string> AllProfileGroups => ProfileGroups.Prepend(ProfileGroup).Distinct();

    /// <summary>How long one job may build.</summary>
    public TimeSpan Timeout { get; init; } = TimeSpan.FromHours(1);

    /// <summary>How long a target that sets no time, or more than this, may run.</summary>
    public TimeSpan MaxProfileTime { get; init; } = TimeSpan.FromHours(1);

    /// <summary>
    /// Whether boxes of the group measure. A job that measures has no OS to boot: other boxes would only lose it.
    /// </summary>
    public bool Profiles(string group) => AllProfileGroups.Contains(group, StringComparer.Ordinal);

    public string GroupFor(string architecture) => GroupOf.GetValueOrDefault(architecture, Group);
}
