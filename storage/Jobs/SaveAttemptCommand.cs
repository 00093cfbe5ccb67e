using Boxyard.Jobs;

namespace Boxyard.Storage.Jobs;

/// <summary>A change of an attempt and its job. One of a job at a time.</summary>
internal sealed class SaveAttemptCommand(AttemptChange change) : WriteCommandOf<SaveOutcome>
{
    public AttemptChange Change { get; } = change;

    /// <summary>The attempt and its job as they stand in this batch; null when there is no such attempt.</summary>
    public StoredAttempt? Stored { get; set; }

    /// <summary>
    /// The job's state after the change: the asked one, unless it is of a cluster job that cannot be repeated.
    /// </summary>
    public JobState Job { get; set; } = change.Job;

    /// <summary>It is of a cluster job, which is repeated as a whole: its retry stands in no queue.</summary>
    public bool IsOfCluster { get; set; }

    /// <summary>With a retry: how long the job waits before it, as its cluster job decides it.</summary>
    public TimeSpan RetryDelay { get; set; } = change.RetryDelay;

    public override string ConflictKey { get; } = $"job:{change.Next.JobId}";

    public override void Reset()
    {
        base.Reset();
        Stored = null;
        Job = Change.Job;
        IsOfCluster = false;
        RetryDelay = Change.RetryDelay;
    }
}
