using System.Collections.Immutable;
using Boxyard.Boot;

namespace Boxyard.Testboxes;

/// <summary>A box asks what to boot.</summary>
[GenerateSerializer, Immutable, Alias("Boxyard.BootQuestion")]
public sealed record BootQuestion
{
    [Id(0)]
    public required BootKind Kind { get; init; }

    /// <summary>
    /// The queues that the box serves, in the order in which they are tried; sub-queues are queues of their own here.
    /// </summary>
    [Id(1)]
    public required ImmutableArray<string> Queues { get; init; }

    /// <summary>`host:port` under which the box reaches us; fixed in the attempt at its first offer.</summary>
    [Id(2)]
    public required string Address { get; init; }

    /// <summary>Set when the box asks for the first time; it is kept with the claim.</summary>
    [Id(3)]
    public BoxArrival? Arrival { get; init; }
}
