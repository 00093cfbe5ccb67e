using System.Collections.Immutable;

namespace Boxyard.Clusters;

/// <summary>A look for cluster jobs whose boxes can all be had now.</summary>
public sealed record ClusterReservation
{
    /// <summary>
    /// Only clusters with this box need to be looked at, since nothing else has changed; null for all.
    /// </summary>
    public string? Testbox { get; init; }

    /// <summary>Boxes that ask at this moment or whose question is held.</summary>
    public ImmutableArray<string> Present { get; init; } = [];

    /// <summary>A box that asked within this time counts as present.</summary>
    public required TimeSpan PresenceInterval { get; init; }

    /// <summary>How long a reserved box may take to come.</summary>
    public required TimeSpan BootTimeout { get; init; }
}
