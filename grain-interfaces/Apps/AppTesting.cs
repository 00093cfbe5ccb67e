using System.Collections.Immutable;

namespace Boxyard.Apps;

/// <summary>How a built image is tried before it is pushed.</summary>
[GenerateSerializer, Immutable, Alias("Boxyard.AppTesting")]
public sealed record AppTesting
{
    /// <summary>The words of the command; at least one, each of `[a-zA-Z0-9_. -]`.</summary>
    [Id(0)]
    public required ImmutableArray<string> Command { get; init; }

    /// <summary>The image's own entry point is not used; null when the spec does not say it.</summary>
    [Id(1)]
    public bool? MaskEntrypoint { get; init; }
}
