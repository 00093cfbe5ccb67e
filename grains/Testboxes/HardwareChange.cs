using System.Collections.Immutable;

namespace Boxyard.Testboxes;

/// <summary>What is to change of what a box has. What is null stays as it is stored then.</summary>
public sealed record HardwareChange
{
    public string? Arch { get; init; }

    /// <summary>All of them.</summary>
    public ImmutableArray<string>? Tags { get; init; }

    /// <summary>In MiB.</summary>
    public long? Memory { get; init; }
}
