using System.Collections.Immutable;

namespace Boxyard.Apps;

/// <summary>How an app is profiled.</summary>
[GenerateSerializer, Immutable, Alias("Boxyard.AppProfiling")]
public sealed record AppProfiling
{
    /// <summary>At least one.</summary>
    [Id(0)]
    public required ImmutableArray<AppProfileTarget> Targets { get; init; }

    /// <summary>`system`, `gpu-summary`; at least one.</summary>
    [Id(1)]
    public required ImmutableArray<string> Metrics { get; init; }

    /// <summary>The whole field as it was submitted, a JSON object: what we do not know is shown again.</summary>
    [Id(2)]
    public required string Text { get; init; }
}
