using System.Collections.Immutable;

namespace Boxyard.Boot;

/// <summary>The answer to a boot request.</summary>
internal sealed record BootText
{
    public required string Text { get; init; }

    /// <summary>What was not found and so is named by its plain path; kept as an event of the attempt.</summary>
    public ImmutableArray<string> Warnings { get; init; } = [];
}
