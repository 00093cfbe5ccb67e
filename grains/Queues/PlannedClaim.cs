using System.Collections.Frozen;
using System.Collections.Immutable;

namespace Boxyard.Queues;

/// <summary>A claim as the plan looks at it.</summary>
/// <param name="Queues">In the order in which they are tried.</param>
/// <param name="Requirements">
/// The requirements that its box satisfies, by their ids. Lanes without a requirement are for all.
/// </param>
public sealed record PlannedClaim(ImmutableArray<string> Queues, IReadOnlySet<long> Requirements)
{
    public static PlannedClaim Of(ImmutableArray<string> queues) => new(queues, FrozenSet<long>.Empty);

    public bool MayHave(Lane lane) => lane.RequirementId == 0 || Requirements.Contains(lane.RequirementId);
}
