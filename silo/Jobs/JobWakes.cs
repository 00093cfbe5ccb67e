using Boxyard.Storage;

namespace Boxyard.Jobs;

/// <summary>
/// Wakes those of this silo who wait for certain jobs when a commit, this silo's or another's, has changed one of them.
/// </summary>
internal sealed class JobWakes : ICommitListener
{
    private readonly Lock _lock = new();
    private readonly Dictionary<long, HashSet<JobWaiter>> _waiters = [];

    public int Count
    {
        get
        {
            lock (_lock)
            {
                return _waiters.Values.SelectMany(waiters => waiters).Distinct().Count();
            }
        }
    }

    /// <summary>Who registers must look once more before it waits.</summary>
    public JobWaiter Register(IReadOnlyList<long> jobIds)
    {
        var waiter = new JobWaiter(this, jobIds);
        lock (_lock)
        {
            foreach (var jobId in jobIds)
            {
                if (!_waiters.TryGetValue(jobId, out var waiters))
                {
                    _waiters.Add(jobId, waiters = []);
                }

                waiters.Add(waiter);
            }
        }

        return waiter;
    }

    public void Committed(CommitNotice notice)
    {
        lock (_lock)
        {
            if (_waiters.Count == 0)
            {
                return;
            }

            var jobIds = notice.IsIncomplete ? [.. _waiters.Keys] : notice.ChangedJobs.Where(_waiters.ContainsKey);
            foreach (var waiter in jobIds.SelectMany(jobId => _waiters[jobId]))
            {
                waiter.Wake();
            }
        }
    }

    internal void Leave(JobWaiter waiter)
    {
        lock (_lock)
        {
            foreach (var jobId in waiter.JobIds)
            {
                var waiters = _waiters[jobId];
                waiters.Remove(waiter);
                if (waiters.Count == 0)
                {
                    _waiters.Remove(jobId);
                }
            }
        }
    }
}
