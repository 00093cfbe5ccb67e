namespace Boxyard.Clusters;

/// <summary>The rule of the barriers of a cluster job.</summary>
public static class ClusterBarrier
{
    /// <summary>
    /// One that is gone makes everybody abort, also at barriers that it has passed: what follows cannot succeed.
    /// </summary>
    public static BarrierAnswer Of(IReadOnlyCollection<NodeRecord> nodes, BarrierLevel level) =>
        nodes.Any(node => node.IsGone) ? BarrierAnswer.Abort
        : nodes.All(node => node.Level >= level) ? BarrierAnswer.Passed
        : BarrierAnswer.Wait;
}
