using System.Collections.Immutable;

namespace Boxyard.Boot;

/// <summary>What a machine must load and pass to its kernel, before it is written in a loader's language.</summary>
internal sealed record BootPlan
{
    public required BootResource Kernel { get; init; }
    public required ImmutableArray<BootResource> Initrds { get; init; }

    /// <summary>The kernel's parameters in order, without the initrd names.</summary>
    public required ImmutableArray<string> Parameters { get; init; }
    public ImmutableArray<string> Warnings { get; init; } = [];
}
