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

    /// <summary>How long one job may build.</summary>
    public TimeSpan Timeout { get; init; } = TimeSpan.FromHours(1);

    /// <summary>How long a target that sets no time, or more than this, may run.</summary>
    public TimeSpan MaxProfileTime { get; init; } = TimeSpan.FromHours(1);

    public string GroupFor(string architecture) => GroupOf.GetValueOrDefault(architecture, Group);
}
