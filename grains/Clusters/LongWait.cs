namespace Boxyard.Clusters;

/// <summary>A cluster job that waits for its boxes, and since when.</summary>
/// <param name="ClusterId">The id of its first job.</param>
/// <param name="Since">
/// Its submission, the end of what it was held by, or the end of the pause before its retry.
/// </param>
public sealed record LongWait(long ClusterId, DateTimeOffset Since);
