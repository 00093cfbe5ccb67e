using Boxyard.Dependencies;

namespace Boxyard.Storage.Dependencies;

/// <summary><see cref="IDependencyStore"/> on the database.</summary>
internal sealed class DependencyStore(IDatabase database, GroupWriter writer) : IDependencyStore
{
    public async Task<IReadOnlyList<OpenWait>> ListAsync(
        IReadOnlyList<long> jobIds, CancellationToken cancellationToken)
    {
        var rows = new Rows<long>(jobIds).Bigint("job_id", id => id);
        return await database.ListAsync("job_waits_list", rows, WaitTable.Map, cancellationToken);
    }

    public async Task<IReadOnlyList<JobWait>> ListOfAsync(long jobId, CancellationToken cancellationToken) =>
        await database.ListAsync(
            "job_waits_list_of",
            RowSet.One().With("job_id", jobId),
            row => new JobWait { JobId = row.GetInt64(0), Condition = row.FindText(1) },
            cancellationToken);

    public async Task<bool> HasAnyAsync(CancellationToken cancellationToken) =>
        await database.FindAsync("job_holds_any", RowSet.One(), row => (long?)row.GetInt64(0), cancellationToken)
            is not null;

    public async Task<IReadOnlySet<long>> FindKnownAsync(
        IReadOnlyList<long> jobIds, CancellationToken cancellationToken)
    {
        var rows = new Rows<long>(jobIds).Bigint("id", id => id);
        var known = await database.ListAsync("jobs_find_known", rows, row => row.GetInt64(0), cancellationToken);
        return known.ToHashSet();
    }

    public async Task<IReadOnlyList<long>> ListWaitedForAsync(
        long afterId, int pageSize, CancellationToken cancellationToken) =>
        await database.ListAsync(
            "job_waits_list_on",
            RowSet.One().With("after_id", afterId).With("count", pageSize),
            row => row.GetInt64(0),
            cancellationToken);

    public async Task ResolveAsync(IReadOnlyList<WaitResolution> resolutions, CancellationToken cancellationToken)
    {
        if (resolutions.Count > 0)
        {
            await writer.WriteAsync(new ResolveWaitsCommand(resolutions), cancellationToken);
        }
    }
}
