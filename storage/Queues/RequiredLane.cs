using Boxyard.Queues;

namespace Boxyard.Storage.Queues;

/// <summary>A lane with a requirement, and the oldest of the submitter's jobs beside it that require nothing.</summary>
internal sealed record RequiredLane(Lane Lane, long? OldestPlainJobId);
