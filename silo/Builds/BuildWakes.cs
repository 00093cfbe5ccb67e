using Boxyard.Silo;
using Boxyard.Storage;

namespace Boxyard.Builds;

/// <summary>
/// The jobs that commits have changed since builds were looked at, and whether jobs wait to be cancelled. Beyond a
/// bound it says no more than that anything may have changed.
/// </summary>
internal sealed class BuildWakes : ICommitListener
{
    private const int MaxCount = 10_000;

    private readonly Lock _lock = new();
    private readonly WakeSignal _signal = new();
    private HashSet<long> _jobIds = [];
    private bool _isIncomplete = true;

    public void Committed(CommitNotice notice)
    {
        var hasOrphans = notice.QueuedJobs.ContainsKey(BuildOrphans.Name);
        if (notice.ChangedJobs.Count == 0 && !notice.IsIncomplete && !hasOrphans)
        {
            return;
        }

        lock (_lock)
        {
            _jobIds.UnionWith(notice.ChangedJobs);
            _isIncomplete |= notice.IsIncomplete || hasOrphans || _jobIds.Count > MaxCount;
            if (_isIncomplete)
            {
                _jobIds.Clear();
            }
        }

        _signal.Wake();
    }

    /// <summary>All builds must be looked at, soon.</summary>
    public void MarkIncomplete()
    {
        lock (_lock)
        {
            _isIncomplete = true;
        }

        _signal.Wake();
    }

    /// <summary>What has changed since the last call; null: anything, as at the start.</summary>
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

    /// <summary>True when something has changed since the last time, false when the time is over.</summary>
    public Task<bool> WaitAsync(TimeSpan timeout, TimeProvider clock, CancellationToken cancellationToken) =>
        _signal.WaitAsync(timeout, clock, cancellationToken);
}
