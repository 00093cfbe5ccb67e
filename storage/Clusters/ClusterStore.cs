using Boxyard.Clusters;
using Boxyard.Jobs;

namespace Boxyard.Storage.Clusters;

/// <summary><see cref="IClusterStore"/> on the database: writes go to the group commit, reads to the readers.</summary>
internal sealed class ClusterStore(IDatabase database, GroupWriter writer) : IClusterStore
{
    public async Task<IReadOnlyList<string>> ListWantedBoxesAsync(CancellationToken cancellationToken) =>
        await database.ListAsync(
            "cluster_parts_list_boxes", RowSet.One(), row => row.GetText(0), cancellationToken);

    public Task<int> ReserveAsync(ClusterReservation reservation, CancellationToken cancellationToken) =>
        writer.WriteAsync(new ReserveCommand(reservation), cancellationToken);

    public async Task<IReadOnlyList<long>> ListJobsAsync(long jobId, CancellationToken cancellationToken) =>
        await database.ListAsync(
            "cluster_parts_list_jobs",
            RowSet.One().With("job_id", jobId),
            row => row.GetInt64(0),
            cancellationToken);

    public Task<bool> MarkAsync(NodeMark mark, CancellationToken cancellationToken) =>
        writer.WriteAsync(new MarkNodeCommand(mark), cancellationToken);

    public async Task<IReadOnlyList<NodeRecord>> ListNodesAsync(
        ShownId attempt, CancellationToken cancellationToken) =>
        await database.ListAsync(
            "cluster_nodes_list",
            RowSet.One().With("job_id", attempt.JobId).With("attempt", attempt.Attempt),
            row => ClusterTable.MapNode(row, attempt.Attempt),
            cancellationToken);
}
