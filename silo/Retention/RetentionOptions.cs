namespace Boxyard.Retention;

/// <summary>
/// What is removed of jobs that have ended; by default nothing is. Pinned jobs stay, and jobs that others wait for.
/// </summary>
internal sealed class RetentionOptions
{
    public const string SectionName = "Retention";

    /// <summary>How long jobs are kept after their end, with all that is theirs. Default none: for ever.</summary>
    public TimeSpan? KeepJobs { get; set; }

    /// <summary>How many jobs that have ended are kept; the oldest go. Default none: all.</summary>
    public long? MaxJobs { get; set; }

    /// <summary>How long logs are kept after their job's end. Default none: as long as the job.</summary>
    public TimeSpan? KeepLogs { get; set; }

    /// <summary>How long uploaded files are kept after their job's end. Default none: as long as the job.</summary>
    public TimeSpan? KeepArtifacts { get; set; }

    /// <summary>
    /// How long events of boxes and queues are kept. Default none: for ever. Those of a job go with it.
    /// </summary>
    public TimeSpan? KeepEvents { get; set; }

    /// <summary>
    /// Free bytes on the disk of results below which logs and files of the oldest jobs are removed until there are as
    /// many. Default 0: none are.
    /// </summary>
    public long KeepFreeBytes { get; set; }

    /// <summary>How often the silo looks for what is to go. Default 10 min.</summary>
    public TimeSpan Interval { get; set; } = TimeSpan.FromMinutes(10);
}
