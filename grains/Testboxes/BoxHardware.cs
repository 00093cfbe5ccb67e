using System.Collections.Immutable;

namespace Boxyard.Testboxes;

/// <summary>What a box has, as far as it is known: what is not known satisfies no requirement.</summary>
public sealed record BoxHardware
{
    public static readonly BoxHardware Unknown = new();

    public string? Arch { get; init; }
    public ImmutableArray<string> Tags { get; init; } = [];

    /// <summary>In MiB; null when it is not known.</summary>
    public long? Memory { get; init; }
}
