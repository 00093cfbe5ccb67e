using System.Collections.Immutable;

namespace Boxyard.Agent.Profiles;

/// <summary>One run of an image that is to be measured.</summary>
internal sealed record ProfileTarget
{
    /// <summary>Its place among the profile's targets, from 0 on.</summary>
    public int Index { get; init; }

    /// <summary>The words that the image's program gets.</summary>
    public ImmutableArray<string> Arguments { get; init; } = [];

    /// <summary>Seconds after which it is stopped; what it did until then is its profile.</summary>
    public required int Timeout { get; init; }

    /// <summary>Whether the graphics processor is watched too.</summary>
    public bool WithGpu { get; init; }
}
