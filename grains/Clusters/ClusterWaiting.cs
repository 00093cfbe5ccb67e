namespace Boxyard.Clusters;

/// <summary>
/// How a commit names what concerns clusters, beside the queues of jobs, whose names never start with a slash.
/// </summary>
public static class ClusterWaiting
{
    /// <summary>A cluster job waits for its boxes.</summary>
    public const string Name = "/cluster";
}
