using Boxyard.Storage;

namespace Boxyard.Queues;

/// <summary>Wakes the boxes that wait when a commit, this silo's or another's, has brought jobs into their queues.</summary>
internal sealed class WaiterWakes(QueueWaiters waiters) : ICommitListener
{
    public void Committed(CommitNotice notice)
    {
        if (notice.IsIncomplete)
        {
            waiters.WakeAll();
            return;
        }

        foreach (var (queue, jobCount) in notice.QueuedJobs)
        {
            waiters.Wake(queue, jobCount);
        }
    }
}
