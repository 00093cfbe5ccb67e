namespace Boxyard.Jobs;

/// <summary>Where a job, or one attempt of it, stands. The last seven are final for an attempt.</summary>
[GenerateSerializer, Alias("Boxyard.JobState")]
public enum JobState
{
    /// <summary>Waits in its queue.</summary>
    Queued,

    /// <summary>Boot commands were answered; the box has not reported yet.</summary>
    Offered,

    /// <summary>The box reported that the job runs.</summary>
    Running,

    /// <summary>The job's program is over; the box uploads.</summary>
    PostRun,

    Succeeded,
    Failed,
    Cancelled,
    TimedOut,

    /// <summary>The kernel panicked.</summary>
    Crashed,

    /// <summary>The box asked for its next job in the middle of this one.</summary>
    Abnormal,

    /// <summary>The infrastructure's fault: the attempt says nothing about the job. Retried.</summary>
    Lost,
}
