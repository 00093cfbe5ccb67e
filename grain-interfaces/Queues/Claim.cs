using System.Collections.Immutable;
using Boxyard.Boot;
using Boxyard.Testboxes;

namespace Boxyard.Queues;

/// <summary>A box wants its next job.</summary>
[GenerateSerializer, Immutable, Alias("Boxyard.Claim")]
public sealed record Claim
{
    [Id(0)]
    public required string Testbox { get; init; }

    /// <summary>The queues in the order in which they are tried.</summary>
    [Id(1)]
    public required ImmutableArray<string> Queues { get; init; }

    [Id(2)]
    public required BootKind Kind { get; init; }

    /// <summary>`host:port` that the attempt's texts will name.</summary>
    [Id(3)]
    public required string Address { get; init; }

    /// <summary>How long the offer stands before the attempt is lost.</summary>
    [Id(4)]
    public required TimeSpan OfferTimeout { get; init; }

    /// <summary>The new attempt's secret, hex.</summary>
    [Id(5)]
    public required string Token { get; init; }

    /// <summary>Set when the box asks for the first time: kept whether it gets a job or not.</summary>
    [Id(6)]
    public BoxArrival? Arrival { get; init; }
}
