namespace Boxyard.Queues;

/// <summary>Pauses of queues on disk, and what operators see of one queue.</summary>
public interface IQueueControlStore
{
    /// <summary>The longest order of next jobs that is told.</summary>
    const int MaxNextJobs = 100;

    /// <summary>
    /// From the commit on, the queue and its sub-queues give no job: a claim that another silo had begun before may
    /// still take one. A queue that never had a job is one from then on. Pausing again replaces reason and time.
    /// </summary>
    Task PauseAsync(string queue, string? reason, string? by, CancellationToken cancellationToken);

    /// <summary>Ends a pause and wakes who waits for its jobs. Can be repeated.</summary>
    Task ResumeAsync(string queue, string? reason, string? by, CancellationToken cancellationToken);

    Task<QueueRecord?> FindAsync(string queue, CancellationToken cancellationToken);

    /// <summary>The queue with its lanes and next jobs, at most `count` of each; null when there is none.</summary>
    Task<QueueView?> FindViewAsync(string queue, int count, CancellationToken cancellationToken);
}
