using System.Collections.Immutable;

namespace Boxyard.Builds;

/// <summary>One run of a profile.</summary>
public sealed record BuildTarget
{
    public required ImmutableArray<string> Arguments { get; init; }

    /// <summary>Seconds after which it is stopped.</summary>
    public required int Timeout { get; init; }
}
