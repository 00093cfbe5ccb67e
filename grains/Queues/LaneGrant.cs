using System.Collections.Immutable;

namespace Boxyard.Queues;

/// <summary>How many jobs a plan takes from a lane, and for whom.</summary>
/// <param name="Lane">The lane as it was before the plan.</param>
/// <param name="Claims">The indexes of the claims that it serves; the first gets the oldest job.</param>
/// <param name="ServedAt">The place of its last claim among all claims that the plan serves.</param>
public sealed record LaneGrant(Lane Lane, ImmutableArray<int> Claims, int ServedAt);
