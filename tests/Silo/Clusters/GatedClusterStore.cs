using Boxyard.Clusters;
using Boxyard.Jobs;

namespace Boxyard.Tests.Silo.Clusters;

/// <summary>A store whose looks at nodes end when the test lets them.</summary>
internal sealed class GatedClusterStore : IClusterStore, IDisposable
{
    private readonly SemaphoreSlim _gate = new(0);
    private int _lookCount;

    public int LookCount => Volatile.Read(ref _lookCount);

    public void LetOnePass() => _gate.Release();

    public void Dispose() => _gate.Dispose();

    public async Task<IReadOnlyList<NodeRecord>> ListNodesAsync(ShownId attempt, CancellationToken cancellationToken)
    {
        var number = Interlocked.Increment(ref _lookCount);
        await _gate.WaitAsync(cancellationToken);
        return
        [
            new NodeRecord
            {
                Attempt = attempt,
                Testbox = $"seen-by-{number}",
                Roles = "",
                DirectMacs = "",
                DirectIps = "",
            },
        ];
    }

    public Task<IReadOnlyList<string>> ListWantedBoxesAsync(CancellationToken cancellationToken) =>
        throw new NotSupportedException();

    public Task<int> ReserveAsync(ClusterReservation reservation, CancellationToken cancellationToken) =>
        throw new NotSupportedException();

    public Task<IReadOnlyList<long>> ListJobsAsync(long jobId, CancellationToken cancellationToken) =>
        throw new NotSupportedException();

    public Task<IReadOnlyDictionary<long, long>> FindClustersAsync(
        IReadOnlyCollection<long> jobIds, CancellationToken cancellationToken) => throw new NotSupportedException();

    public Task<IReadOnlyList<LongWait>> ListLongWaitsAsync(
        DateTimeOffset before, LongWait? after, int pageSize, CancellationToken cancellationToken) =>
        throw new NotSupportedException();

    public Task<bool> MarkAsync(NodeMark mark, CancellationToken cancellationToken) =>
        throw new NotSupportedException();
}
