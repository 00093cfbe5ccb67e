using Boxyard.Jobs;

namespace Boxyard.Clusters;

/// <summary>
/// Looks at the nodes of cluster jobs, once for all who wait at a barrier: a commit wakes all of them. Who asks while a
/// look runs may know of what it has not seen, and shares the next one.
/// </summary>
internal sealed class BarrierLooks(IClusterStore clusters, IJobStore jobs)
{
    private readonly Lock _lock = new();
    private readonly Dictionary<ShownId, (Task<BarrierLook> Running, Task<BarrierLook>? Next)> _looks = [];

    /// <summary>`first` is the attempt of the cluster job's first node: of all who wait the same.</summary>
    public Task<BarrierLook> LookAsync(ShownId first, CancellationToken cancellationToken)
    {
        Task<BarrierLook> look;
        lock (_lock)
        {
            if (_looks.TryGetValue(first, out var looks))
            {
                look = looks.Next ?? LookAfterAsync(first, looks.Running);
                _looks[first] = (looks.Running, look);
            }
            else
            {
                look = LookNowAsync(first);
                _looks.Add(first, (look, null));
            }
        }

        return look.WaitAsync(cancellationToken);
    }

    private async Task<BarrierLook> LookAfterAsync(ShownId first, Task<BarrierLook> before)
    {
        await ((Task)before).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        return await LookNowAsync(first);
    }

    private async Task<BarrierLook> LookNowAsync(ShownId first)
    {
        // The caller holds the lock.
        await Task.Yield();
        try
        {
            // A look is for many: none of them can end it. The database's own time limit does.
            var nodes = await clusters.ListNodesAsync(first, CancellationToken.None);
            return new BarrierLook(nodes, await jobs.GetNowAsync(CancellationToken.None));
        }
        finally
        {
            End(first);
        }
    }

    private void End(ShownId first)
    {
        lock (_lock)
        {
            if (_looks[first].Next is { } next)
            {
                _looks[first] = (next, null);
            }
            else
            {
                _looks.Remove(first);
            }
        }
    }
}
