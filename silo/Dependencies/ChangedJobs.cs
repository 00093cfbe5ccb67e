using Boxyard.Storage;

namespace Boxyard.Dependencies;

/// <summary>
/// The jobs that commits have changed and nobody has looked at yet, and who waits for a change. Beyond a bound it says
/// no more than that everything may have changed.
/// </summary>
internal sealed class ChangedJobs : ICommitListener
{
    private const int MaxCount = 10_000;

    private readonly Lock _lock = new();
    private readonly HashSet<JobWatch> _watches = [];
    private HashSet<long> _jobIds = [];
    private bool _isIncomplete = true;

    public int WatchCount
    {
        get
        {
            lock (_lock)
            {
                return _watches.Count;
            }
        }
    }

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

            foreach (var watch in _watches)
            {
                watch.Tell(notice);
            }
        }
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

    /// <summary>Hears of changes of these jobs from now on, until it is disposed; of all jobs when null.</summary>
    public JobWatch Watch(IReadOnlyCollection<long>? jobIds)
    {
        var watch = new JobWatch(this, jobIds);
        lock (_lock)
        {
            _watches.Add(watch);
        }

        return watch;
    }

    internal void Remove(JobWatch watch)
    {
        lock (_lock)
        {
            _watches.Remove(watch);
        }
    }
}
