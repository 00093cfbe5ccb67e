using System.Collections.Immutable;

namespace Boxyard.Queues;

/// <summary>What a claim would find.</summary>
/// <param name="JobId">The job that it would take; null when there is none.</param>
/// <param name="PassedOver">What jobs of its queues require that its box has not.</param>
public sealed record QueuePeek(long? JobId, ImmutableArray<Requirement> PassedOver);
