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
    private HashSet<long> _jobIds = [];
    private bool _isIncomplete = true;
    private TaskCompletionSource _next = NewSignal();

    public void Committed(CommitNotice notice)
    {
        if (notice.ChangedJobs.Count == 0 && !notice.IsIncomplete)
        {
            return;
        }

        TaskCompletionSource signal;
        lock (_lock)
        {
            _jobIds.UnionWith(notice.ChangedJobs);
            _isIncomplete |= notice.IsIncomplete || _jobIds.Count > MaxCount;
            if (_isIncomplete)
            {
                _jobIds.Clear();
            }

            signal = _next;
            _next = NewSignal();
        }

        signal.TrySetResult();
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

    /// <summary>Ends at the next change after this call.</summary>
    public Task NextAsync()
    {
        lock (_lock)
        {
            return _next.Task;
        }
    }

    private static TaskCompletionSource NewSignal() => new(TaskCreationOptions.RunContinuationsAsynchronously);
}
