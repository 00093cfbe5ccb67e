using System.Collections.Immutable;

namespace Boxyard.Agent.Builds;

/// <summary>The command by which an image is tested after it is built.</summary>
internal sealed record BuildTesting
{
    public required ImmutableArray<string> Command { get; init; }

    /// <summary>The command runs in place of the image's entry point.</summary>
    public bool MaskEntrypoint { get; init; }
}
