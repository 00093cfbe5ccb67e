using Boxyard.Builds;

namespace Boxyard.Storage.Builds;

/// <summary><see cref="IBuildStore"/> on the database.</summary>
internal sealed class BuildStore(IDatabase database, GroupWriter writer) : IBuildStore
{
    public Task<BuildRecord?> BeginAsync(NewBuild build, CancellationToken cancellationToken) =>
        writer.WriteAsync(new BeginBuildCommand(build), cancellationToken);

    public Task<bool> SaveAsync(
        BuildRecord build,
        BuildMove move,
        IReadOnlyList<long> jobIds,
        string? profile,
        CancellationToken cancellationToken) =>
        writer.WriteAsync(new SaveBuildCommand(build, move, jobIds, profile), cancellationToken);

    public Task<BuildRecord?> FindAsync(
        string appNamespace, string name, long number, CancellationToken cancellationToken) =>
        database.FindAsync(
            "app_builds_find", AppOf(appNamespace, name).With("number", number), BuildTable.Map, cancellationToken);

    public Task<BuildRecord?> FindNewestAsync(
        string appNamespace, string name, string version, BuildKind kind, CancellationToken cancellationToken) =>
        database.FindAsync(
            "app_builds_find_newest",
            AppOf(appNamespace, name).With("version", version).With("kind", EnumText.Of(kind)),
            BuildTable.Map,
            cancellationToken);

    public Task<BuildRecord?> FindPushedAsync(
        string appNamespace, string name, string version, CancellationToken cancellationToken) =>
        database.FindAsync(
            "app_builds_find_pushed",
            AppOf(appNamespace, name).With("version", version),
            BuildTable.Map,
            cancellationToken);

    public async Task<IReadOnlyList<BuildRecord>> ListAsync(
        string appNamespace,
        string name,
        string version,
        long beforeNumber,
        int pageSize,
        CancellationToken cancellationToken) =>
        await database.ListAsync(
            "app_builds_list",
            AppOf(appNamespace, name)
                .With("version", version)
                .With("before_number", beforeNumber)
                .With("count", pageSize),
            BuildTable.Map,
            cancellationToken);

    public async Task<IReadOnlyList<BuildJobRecord>> ListJobsAsync(
        BuildRecord build, CancellationToken cancellationToken) =>
        [.. (await ListJobsAsync([build], cancellationToken))[build.Number]];

    public async Task<ILookup<long, BuildJobRecord>> ListJobsAsync(
        IReadOnlyList<BuildRecord> builds, CancellationToken cancellationToken)
    {
        var rows = new Rows<BuildRecord>(builds)
            .Text("app_namespace", build => build.Namespace)
            .Text("app_name", build => build.Name)
            .Bigint("number", build => build.Number);
        var jobs = await database.ListAsync(
            "app_build_jobs_list_of",
            rows,
            row => (Number: row.GetInt64(0), Job: BuildTable.MapJob(row)),
            cancellationToken);
        return jobs.ToLookup(job => job.Number, job => job.Job);
    }

    public async Task<bool> IsHeldUpAsync(BuildRecord build, CancellationToken cancellationToken) =>
        await database.FindAsync(
            "app_builds_find_older", VersionOf(build), row => (long?)row.GetInt64(0), cancellationToken) is not null;

    public Task<BuildRecord?> FindNextAsync(BuildRecord build, CancellationToken cancellationToken) =>
        database.FindAsync("app_builds_find_next", VersionOf(build), BuildTable.Map, cancellationToken);

    public async Task<IReadOnlyList<BuildRecord>> ListDueAsync(
        BuildRecord? after, int pageSize, CancellationToken cancellationToken) =>
        await database.ListAsync(
            "app_builds_list_due",
            RowSet.One()
                .With("after_started_at", after is null ? 0 : Micros.From(after.StartedAt))
                .With("after_namespace", after?.Namespace ?? "")
                .With("after_name", after?.Name ?? "")
                .With("after_number", after?.Number ?? 0)
                .With("count", pageSize),
            BuildTable.Map,
            cancellationToken);

    public async Task<IReadOnlyList<BuildRecord>> ListDueOfAsync(
        IReadOnlyCollection<long> jobIds, CancellationToken cancellationToken)
    {
        var rows = new Rows<long>([.. jobIds]).Bigint("job_id", id => id);
        var found = await database.ListAsync("app_builds_list_due_of", rows, BuildTable.Map, cancellationToken);
        return [.. found.DistinctBy(build => build.Key)];
    }

    public async Task<IReadOnlyList<long>> ListOrphansAsync(int maxCount, CancellationToken cancellationToken) =>
        await database.ListAsync(
            "app_build_orphans_list",
            RowSet.One().With("count", maxCount),
            row => row.GetInt64(0),
            cancellationToken);

    public Task ForgetOrphansAsync(IReadOnlyList<long> jobIds, CancellationToken cancellationToken) =>
        writer.WriteAsync(new ForgetOrphansCommand(jobIds), cancellationToken);

    private static RowSet VersionOf(BuildRecord build) =>
        AppOf(build.Namespace, build.Name).With("version", build.Version).With("number", build.Number);

    private static RowSet AppOf(string appNamespace, string name) =>
        RowSet.One().With("app_namespace", appNamespace).With("app_name", name);
}
