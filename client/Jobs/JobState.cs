namespace Boxyard.Client;

/// <summary>Where a job, or one attempt of it, stands. From <see cref="Succeeded"/> on it is over.</summary>
public enum JobState
{
    /// <summary>A word that this SDK does not know: the silo is newer.</summary>
    Unknown,

    /// <summary>Waits in its queue.</summary>
    Queued,

    /// <summary>A box was told to boot it and has not reported yet.</summary>
    Offered,

    /// <summary>The box reported that it runs.</summary>
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

    /// <summary>The infrastructure's fault; it says nothing about the job.</summary>
    Lost,
}
