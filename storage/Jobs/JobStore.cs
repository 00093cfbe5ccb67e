using Boxyard.Jobs;

namespace Boxyard.Storage.Jobs;

/// <summary><see cref="IJobStore"/> on the database: writes go to the group commit, reads to the readers.</summary>
internal sealed class JobStore(IDatabase database, GroupWriter writer) : IJobStore
{
    private const int MaxJobs = 10_000;

    public async Task<DateTimeOffset> GetNowAsync(CancellationToken cancellationToken) =>
        (await database.ListAsync("database_now", RowSet.One(), row => row.GetInstant(0), cancellationToken))[0];

    public Task<SubmitOutcome> SubmitAsync(Submission submission, CancellationToken cancellationToken)
    {
        if (submission.Jobs.IsDefaultOrEmpty || submission.Jobs.Length > MaxJobs)
        {
            throw new ArgumentException($"A submission has 1 to {MaxJobs} jobs.", nameof(submission));
        }

        return writer.WriteAsync(new SubmitCommand(submission), cancellationToken);
    }

    public Task<JobRecord?> FindAsync(long jobId, CancellationToken cancellationToken) =>
        database.FindAsync("jobs_find", RowSet.One().With("id", jobId), JobTable.Map, cancellationToken);

    public Task<string?> FindSpecAsync(long jobId, CancellationToken cancellationToken) =>
        database.FindAsync(
            "job_specs_find", RowSet.One().With("job_id", jobId), row => row.GetText(0), cancellationToken);

    public async Task<IReadOnlyDictionary<long, string>> ListSpecsAsync(
        IReadOnlyList<long> jobIds, CancellationToken cancellationToken)
    {
        var specs = new Dictionary<long, string>();
        if (jobIds.Count > 0)
        {
            var rows = new Rows<long>(jobIds).Bigint("job_id", id => id);
            await database.ReadAsync(
                "job_specs_list", rows, row => specs[row.GetInt64(0)] = row.GetText(1), cancellationToken);
        }

        return specs;
    }

    public async Task<IReadOnlyDictionary<long, long>> ListSpecSizesAsync(
        IReadOnlyList<long> jobIds, CancellationToken cancellationToken)
    {
        var sizes = new Dictionary<long, long>();
        if (jobIds.Count > 0)
        {
            var rows = new Rows<long>(jobIds).Bigint("job_id", id => id);
            await database.ReadAsync(
                "job_specs_list_sizes", rows, row => sizes[row.GetInt64(0)] = row.GetInt64(1), cancellationToken);
        }

        return sizes;
    }

    public async Task<IReadOnlyDictionary<long, string>> ListSubmittersAsync(
        IReadOnlyList<long> jobIds, CancellationToken cancellationToken)
    {
        var submitters = new Dictionary<long, string>();
        if (jobIds.Count > 0)
        {
            var rows = new Rows<long>(jobIds).Bigint("id", id => id);
            await database.ReadAsync(
                "jobs_list_submitters",
                rows,
                row => submitters[row.GetInt64(0)] = row.GetText(1),
                cancellationToken);
        }

        return submitters;
    }

    public Task<JobPage> ListAsync(JobFilter filter, CancellationToken cancellationToken) =>
        JobSearch.ListAsync(database, filter, SearchBounds.Default, cancellationToken);

    public Task<AttemptRecord?> FindAttemptAsync(long jobId, int number, CancellationToken cancellationToken) =>
        database.FindAsync(
            "attempts_find",
            RowSet.One().With("job_id", jobId).With("number", number),
            AttemptTable.Map,
            cancellationToken);

    public async Task<IReadOnlyList<AttemptRecord>> ListAttemptsAsync(
        long jobId, CancellationToken cancellationToken) =>
        await database.ListAsync(
            "attempts_list", RowSet.One().With("job_id", jobId), AttemptTable.Map, cancellationToken);

    public async Task<IReadOnlyDictionary<string, string>> ListValuesAsync(
        long jobId, int number, CancellationToken cancellationToken)
    {
        var rows = RowSet.One().With("job_id", jobId).With("attempt", number);
        var values = await database.ListAsync(
            "attempt_values_list", rows, row => (row.GetText(0), row.GetText(1)), cancellationToken);
        return values.ToDictionary(value => value.Item1, value => value.Item2, StringComparer.Ordinal);
    }

    public async Task<IReadOnlyList<JobEvent>> ListEventsAsync(
        long jobId, long afterId, int pageSize, CancellationToken cancellationToken) =>
        await database.ListAsync(
            "events_list",
            RowSet.One().With("job_id", jobId).With("after_id", afterId).With("count", pageSize),
            MapEvent,
            cancellationToken);

    public Task<SaveOutcome> SaveAsync(AttemptChange change, CancellationToken cancellationToken)
    {
        var isEarly = change.Job == JobState.Queued && AttemptTable.IsLive(change.Next.State);
        if (change.Next.State == JobState.Queued || isEarly)
        {
            throw new ArgumentException("An attempt is never queued, and a job is queued again only when its "
                + "attempt has ended.", nameof(change));
        }

        return writer.WriteAsync(new SaveAttemptCommand(change), cancellationToken);
    }

    public async Task AppendAsync(IReadOnlyList<JobEvent> events, CancellationToken cancellationToken)
    {
        if (events.Count > 0)
        {
            await writer.WriteAsync(new AppendCommand(events), cancellationToken);
        }
    }

    public async Task<IReadOnlyList<AttemptRecord>> ListOverdueAsync(
        int maxCount, CancellationToken cancellationToken) =>
        await database.ListAsync(
            "attempts_list_overdue", RowSet.One().With("count", maxCount), AttemptTable.Map, cancellationToken);

    public async Task<IReadOnlyList<AttemptRecord>> ListSilentAsync(
        TimeSpan silence, int maxCount, CancellationToken cancellationToken) =>
        await database.ListAsync(
            "attempts_list_silent",
            RowSet.One().With("silence", Micros.From(silence)).With("count", maxCount),
            AttemptTable.Map,
            cancellationToken);

    public Task<HeartbeatsSaved> SaveHeartbeatsAsync(
        IReadOnlyList<Heartbeat> heartbeats, CancellationToken cancellationToken) =>
        writer.WriteAsync(new SaveHeartbeatsCommand(heartbeats), cancellationToken);

    public Task<bool> CancelQueuedAsync(long jobId, string reason, CancellationToken cancellationToken) =>
        writer.WriteAsync(new CancelQueuedCommand(jobId, reason), cancellationToken);

    public Task<int> RequeueDueAsync(int maxCount, CancellationToken cancellationToken) =>
        writer.WriteAsync(new RequeueDueCommand(maxCount), cancellationToken);

    internal static JobEvent MapEvent(Row row) => new()
    {
        Id = row.GetInt64(0),
        JobId = row.FindInt64(1),
        Attempt = row.FindInt32(2),
        Testbox = row.FindText(3),
        Kind = row.GetText(4),
        At = row.GetInstant(5),
        Data = row.FindText(6),
    };
}
