namespace Boxyard.Storage.Queues;

/// <summary>A job that was taken out of its lane for a claim.</summary>
internal sealed record TakenJob(ClaimCommand Command, long JobId, LaneKey Lane);
