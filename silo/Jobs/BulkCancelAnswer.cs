namespace Boxyard.Jobs;

/// <summary>What became of each job, in the order of the request.</summary>
internal sealed record BulkCancelAnswer(IReadOnlyList<CancelAnswer> Results);
