using Boxyard.Silo;
using Boxyard.Storage;

namespace Boxyard.Clusters;

/// <summary>
/// Wakes the look for cluster jobs when one has come to wait. Several wakes before it looks are one; a lost one is made
/// good by its interval.
/// </summary>
internal sealed class ClusterWakes : ICommitListener
{
    private readonly WakeSignal _signal = new();

    public void Committed(CommitNotice notice)
    {
        if (notice.IsIncomplete || notice.QueuedJobs.ContainsKey(ClusterWaiting.Name))
        {
            _signal.Wake();
        }
    }

    /// <summary>Returns when it is woken, or the time is over.</summary>
    public Task WaitAsync(TimeSpan timeout, TimeProvider clock, CancellationToken cancellationToken) =>
        _signal.WaitAsync(timeout, clock, cancellationToken);
}
