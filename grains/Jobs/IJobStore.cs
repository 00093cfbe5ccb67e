namespace Boxyard.Jobs;

/// <summary>
/// Jobs, their attempts and events on disk. Reads come from the database; writes return when they are on disk.
/// </summary>
public interface IJobStore
{
    /// <summary>
    /// The database's clock, which all instants are of. May be told from our own clock and its offset, measured now and
    /// then.
    /// </summary>
    Task<DateTimeOffset> GetNowAsync(CancellationToken cancellationToken);

    Task<SubmitOutcome> SubmitAsync(Submission submission, CancellationToken cancellationToken);

    Task<JobRecord?> FindAsync(long jobId, CancellationToken cancellationToken);

    /// <summary>The job as submitted, with its derived fields: a JSON object.</summary>
    Task<string?> FindSpecAsync(long jobId, CancellationToken cancellationToken);

    /// <summary>The specs of jobs, by their ids, in one read.</summary>
    Task<IReadOnlyDictionary<long, string>> ListSpecsAsync(
        IReadOnlyList<long> jobIds, CancellationToken cancellationToken);

    /// <summary>How many bytes the specs of jobs have, by their ids: to know before they are read.</summary>
    Task<IReadOnlyDictionary<long, long>> ListSpecSizesAsync(
        IReadOnlyList<long> jobIds, CancellationToken cancellationToken);

    /// <summary>Who submitted these jobs, by their ids, in one read; nothing of those that are not there.</summary>
    Task<IReadOnlyDictionary<long, string>> ListSubmittersAsync(
        IReadOnlyList<long> jobIds, CancellationToken cancellationToken);

    /// <summary>A page of jobs that match, newest first.</summary>
    Task<JobPage> ListAsync(JobFilter filter, CancellationToken cancellationToken);

    Task<AttemptRecord?> FindAttemptAsync(long jobId, int number, CancellationToken cancellationToken);

    Task<IReadOnlyList<AttemptRecord>> ListAttemptsAsync(long jobId, CancellationToken cancellationToken);

    /// <summary>The values that boxes reported for an attempt, by name.</summary>
    Task<IReadOnlyDictionary<string, string>> ListValuesAsync(
        long jobId, int number, CancellationToken cancellationToken);

    /// <summary>A page of the events of a job, oldest first, after the event `afterId`.</summary>
    Task<IReadOnlyList<JobEvent>> ListEventsAsync(
        long jobId, long afterId, int pageSize, CancellationToken cancellationToken);

    /// <summary>
    /// Saves a change if the attempt still has the version that was read; ends, requeues and counts in the same
    /// transaction. Values of names beyond <see cref="ReportedValues.MaxNames"/> are dropped, with an event.
    /// </summary>
    Task<SaveOutcome> SaveAsync(AttemptChange change, CancellationToken cancellationToken);

    /// <summary>Appends events that change no state.</summary>
    Task AppendAsync(IReadOnlyList<JobEvent> events, CancellationToken cancellationToken);

    /// <summary>Live attempts whose deadline has passed by the store's clock, oldest deadline first.</summary>
    Task<IReadOnlyList<AttemptRecord>> ListOverdueAsync(int maxCount, CancellationToken cancellationToken);

    /// <summary>
    /// Live attempts in running and post_run whose guest gave signs of life and then none for that long by the store's
    /// clock, the longest silent first. Guests that never gave one are not among them.
    /// </summary>
    Task<IReadOnlyList<AttemptRecord>> ListSilentAsync(
        TimeSpan silence, int maxCount, CancellationToken cancellationToken);

    /// <summary>
    /// Keeps heartbeats, at most one an attempt, of live attempts. An older one never replaces a newer one.
    /// </summary>
    Task<HeartbeatsSaved> SaveHeartbeatsAsync(IReadOnlyList<Heartbeat> heartbeats, CancellationToken cancellationToken);

    /// <summary>
    /// Cancels a job that waits in its queue or for a retry, with an event. False when it does not wait any more.
    /// </summary>
    Task<bool> CancelQueuedAsync(long jobId, string reason, CancellationToken cancellationToken);

    /// <summary>Puts jobs whose retry is due back into their queues; the number of them.</summary>
    Task<int> RequeueDueAsync(int maxCount, CancellationToken cancellationToken);
}
