namespace Boxyard.Dependencies;

/// <summary>
/// Which jobs wait for which on disk. A job that waits is queued and stands in no queue until its last wait is over.
/// </summary>
public interface IDependencyStore
{
    /// <summary>The open waits of these jobs, and those of others for them.</summary>
    Task<IReadOnlyList<OpenWait>> ListAsync(IReadOnlyList<long> jobIds, CancellationToken cancellationToken);

    /// <summary>The open waits of a job, by the ids of the others.</summary>
    Task<IReadOnlyList<JobWait>> ListOfAsync(long jobId, CancellationToken cancellationToken);

    /// <summary>Whether any job waits.</summary>
    Task<bool> HasAnyAsync(CancellationToken cancellationToken);

    /// <summary>Which of these jobs exist.</summary>
    Task<IReadOnlySet<long>> FindKnownAsync(IReadOnlyList<long> jobIds, CancellationToken cancellationToken);

    /// <summary>A page of the jobs that are waited for, by id.</summary>
    Task<IReadOnlyList<long>> ListWaitedForAsync(long afterId, int pageSize, CancellationToken cancellationToken);

    /// <summary>
    /// Ends waits. A job whose last wait is over goes into its queue; one that cannot run any more is cancelled with
    /// health `abort_wait`. Resolutions of waits that are over already change nothing.
    /// </summary>
    Task ResolveAsync(IReadOnlyList<WaitResolution> resolutions, CancellationToken cancellationToken);
}
