using Boxyard.Jobs;

namespace Boxyard.Clusters;

/// <summary>Cluster jobs on disk: which wait for their boxes, and how far the nodes of the others have come.</summary>
public interface IClusterStore
{
    /// <summary>The boxes that cluster jobs wait for.</summary>
    Task<IReadOnlyList<string>> ListWantedBoxesAsync(CancellationToken cancellationToken);

    /// <summary>
    /// Reserves all boxes of cluster jobs whose boxes are all free and present: each part has an attempt then, which
    /// its box gets at its next question. The number of jobs.
    /// </summary>
    Task<int> ReserveAsync(ClusterReservation reservation, CancellationToken cancellationToken);

    /// <summary>The jobs of the cluster job that this one belongs to, in order; empty for other jobs.</summary>
    Task<IReadOnlyList<long>> ListJobsAsync(long jobId, CancellationToken cancellationToken);

    /// <summary>To which cluster jobs these belong, by the id of its first; those of none are missing.</summary>
    Task<IReadOnlyDictionary<long, long>> FindClustersAsync(
        IReadOnlyCollection<long> jobIds, CancellationToken cancellationToken);

    /// <summary>
    /// A page of the clusters that have waited for their boxes since before then: those that wait longest first.
    /// </summary>
    Task<IReadOnlyList<LongWait>> ListLongWaitsAsync(
        DateTimeOffset before, LongWait? after, int pageSize, CancellationToken cancellationToken);

    /// <summary>
    /// Keeps what a node said; false when it is no live attempt of a cluster job, and then nothing changed.
    /// </summary>
    Task<bool> MarkAsync(NodeMark mark, CancellationToken cancellationToken);

    /// <summary>
    /// The nodes of the attempt's cluster job, in the round of that attempt, in the order of their jobs; empty when
    /// there is none.
    /// </summary>
    Task<IReadOnlyList<NodeRecord>> ListNodesAsync(ShownId attempt, CancellationToken cancellationToken);
}
