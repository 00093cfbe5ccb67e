using Boxyard.Silo;
using Boxyard.Storage;

namespace Boxyard.Dependencies;

/// <summary>
/// The jobs that commits have changed and nobody has looked at yet. Beyond a bound it says no more than that everything
/// may have changed.
/// </summary>
internal sealed class ChangedJobs : ICommitListener
{
    private const int MaxCount = 10_000;

    private readonly Lock _lock = new();
    private readonly WakeSignal _signal = new();
    private HashSet<long> _jobIds = [];
    private bool _isIncomplete = true;

    public void Committed(CommitNotice notice)
    {
        if (notice.ChangedJobs.Count == 0 && !notice.IsIncomplete)
        {
            return;
        }

        lock (_lock)
        {
            _jobIds.UnionWith(notice.ChangedJobs);
            _isIncomplete |= notice.IsIncomplete || _jobIds.Count > MaxCount;
            if (_isIncomplete)
            {
                _jobIds.Clear();
            }
        }

        _signal.Wake();
    }

    /// <summary>Everything must be looked at, as at the start.</summary>
    public void MarkIncomplete()
    {
        lock (_lock)
        {
            _isIncomplete = true;
        }
    }

    /// <summary>What has changed since the last call; null: anything.</summary>
    public IReadOnlyCollection<long>? Take()
    {
        lock (_lock)
        {
            var (jobIds, isIncomplete) = (_jobIds, _isIncomplete);
            _jobIds = [];
            _isIncomplete = false;
            return isIncomplete ? null : jobIds;
        }
    }

    /// <summary>Returns when something has changed since the last time, or the time is over.</summary>
    public Task WaitAsync(TimeSpan timeout, TimeProvider clock, CancellationToken cancellationToken) =>
        _signal.WaitAsync(timeout, clock, cancellationToken);
}
