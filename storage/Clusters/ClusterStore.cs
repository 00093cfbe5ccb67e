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

    public async Task<IReadOnlyDictionary<long, long>> FindClustersAsync(
        IReadOnlyCollection<long> jobIds, CancellationToken cancellationToken)
    {
        var rows = new Rows<long>([.. jobIds.Distinct()]).Bigint("job_id", id => id);
        var found = await database.ListAsync(
            "cluster_parts_find_clusters",
            rows,
            row => (JobId: row.GetInt64(0), Id: row.GetInt64(1)),
            cancellationToken);
        return found.ToDictionary(part => part.JobId, part => part.Id);
    }

    public async Task<IReadOnlyList<LongWait>> ListLongWaitsAsync(
        DateTimeOffset before, LongWait? after, int pageSize, CancellationToken cancellationToken) =>
        await database.ListAsync(
            "cluster_parts_list_long_waits",
            RowSet.One()
                .With("before", Micros.From(before))
                .With("after_at", after is null ? long.MinValue : Micros.From(after.Since))
                .With("after_id", after?.ClusterId ?? 0)
                .With("count", pageSize),
            row => new LongWait(row.GetInt64(0), row.GetInstant(1)),
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
