using Boxyard.Retention;
using Boxyard.Storage.Accounts;

namespace Boxyard.Storage.Retention;

/// <summary><see cref="IRetentionStore"/> on the database.</summary>
internal sealed class RetentionStore(IDatabase database, GroupWriter writer) : IRetentionStore
{
    private static readonly long Hour = Micros.From(TimeSpan.FromHours(1));

    public Task<bool> PinAsync(long jobId, string? reason, string? by, CancellationToken cancellationToken) =>
        writer.WriteAsync(new PinCommand(jobId, isPin: true, reason, by), cancellationToken);

    public Task<bool> UnpinAsync(long jobId, CancellationToken cancellationToken) =>
        writer.WriteAsync(new PinCommand(jobId, isPin: false, reason: null, by: null), cancellationToken);

    public Task<JobPin?> FindPinAsync(long jobId, CancellationToken cancellationToken) => database.FindAsync(
        "job_pins_find",
        RowSet.One().With("job_id", jobId),
        row => new JobPin { PinnedAt = row.GetInstant(0), Reason = row.FindText(1), By = row.FindText(2) },
        cancellationToken);

    public async Task<IReadOnlyList<OldJob>> ListAsync(
        long afterId, int maxCount, CancellationToken cancellationToken) =>
        await database.ListAsync(
            "jobs_list_old", RowSet.One().With("after_id", afterId).With("count", maxCount), MapJob, cancellationToken);

    public async Task<int> RemoveAsync(IReadOnlyList<JobRemoval> removals, CancellationToken cancellationToken) =>
        removals.Count == 0 ? 0 : await writer.WriteAsync(new RemoveJobsCommand(removals), cancellationToken);

    public async Task<IReadOnlyList<JobRest>> ListRestsAsync(
        DateTimeOffset now, int maxCount, CancellationToken cancellationToken) =>
        await database.ListAsync(
            "job_removals_list",
            RowSet.One().With("now", Micros.From(now)).With("count", maxCount),
            row => new JobRest(row.GetInt64(0), row.GetInt32(1), row.GetInstant(2), row.GetText(3)),
            cancellationToken);

    public Task<bool> RemoveRestAsync(JobRest rest, int maxRows, CancellationToken cancellationToken) =>
        writer.WriteAsync(new RemoveRestCommand(rest, maxRows), cancellationToken);

    public async Task<IReadOnlyList<FileRemoval>> ListFilesAsync(int maxCount, CancellationToken cancellationToken) =>
        await database.ListAsync(
            "file_removals_list",
            RowSet.One().With("count", maxCount),
            row => new FileRemoval(row.GetInt64(0), row.GetText(1), row.GetText(2)),
            cancellationToken);

    public Task SettleFilesAsync(
        long lastId, IReadOnlyList<long> failedIds, CancellationToken cancellationToken) =>
        writer.WriteAsync(new SettleFilesCommand(lastId, failedIds), cancellationToken);

    public Task<int> TrimEventsAsync(DateTimeOffset before, int maxCount, CancellationToken cancellationToken) =>
        writer.WriteAsync(new TrimEventsCommand(before, maxCount), cancellationToken);

    public Task<int> TrimEndsAsync(DateTimeOffset before, CancellationToken cancellationToken) =>
        writer.WriteAsync(
            new TrimCommand("job_ends_trim", RowSet.One().With("before_hour", Micros.From(before) / Hour)),
            cancellationToken);

    private static OldJob MapJob(Row row) => new()
    {
        Id = row.GetInt64(0),
        SubmittedAt = row.GetInstant(1),
        FinishedAt = row.FindInstant(2),
        IsKept = row.GetInt64(3) == 1,
        HasLogs = row.GetInt64(4) == 1,
        HasArtifacts = row.GetInt64(5) == 1,
    };
}
