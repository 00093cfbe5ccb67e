using System.Collections.Immutable;

namespace Boxyard.Queues;

/// <summary>What a plan takes.</summary>
/// <param name="Grants">As <see cref="ClaimPlan"/> tells them.</param>
/// <param name="IsCut">A submitter or group reached its limit within the plan: other lanes may be open yet.</param>
public sealed record MixedPlan(ImmutableArray<LaneGrant> Grants, bool IsCut);
