using Boxyard.Boot;

namespace Boxyard.Jobs;

/// <summary>A box with an attempt asks what to boot.</summary>
[GenerateSerializer, Immutable, Alias("Boxyard.BootAsk")]
public sealed record BootAsk
{
    [Id(0)]
    public required string Testbox { get; init; }

    /// <summary>How it boots; kept by an attempt that was reserved before its box asked.</summary>
    [Id(1)]
    public required BootKind Kind { get; init; }

    /// <summary>`host:port` under which the box reaches us; kept by such an attempt, too.</summary>
    [Id(2)]
    public required string Address { get; init; }
}
