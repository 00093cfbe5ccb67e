using Boxyard.Builds;
using Boxyard.Profiles;
using Boxyard.Storage.Profiles;

namespace Boxyard.Storage.Builds;

/// <summary><see cref="IBuildStore"/> on the database.</summary>
internal sealed class BuildStore(IDatabase database, GroupWriter writer) : IBuildStore
{
    public Task<BuildRecord> BeginAsync(NewBuild build, CancellationToken cancellationToken) =>
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
        await database.ListAsync(
            "app_build_jobs_list", BuildTable.KeyOf(build), BuildTable.MapJob, cancellationToken);

    public async Task<IReadOnlyList<BuildRecord>> ListDueAsync(int maxCount, CancellationToken cancellationToken) =>
        await database.ListAsync(
            "app_builds_list_due", RowSet.One().With("count", maxCount), BuildTable.Map, cancellationToken);

    public Task<ProfileRecord?> FindProfileAsync(BuildRecord build, CancellationToken cancellationToken) =>
        database.FindAsync("app_profiles_find", BuildTable.KeyOf(build), BuildTable.MapProfile, cancellationToken);

    public Task<bool> CertifyAsync(
        BuildRecord build, string certifiedBy, string note, CancellationToken cancellationToken) =>
        writer.WriteAsync(new CertifyCommand(build, certifiedBy, note), cancellationToken);

    private static RowSet AppOf(string appNamespace, string name) =>
        RowSet.One().With("app_namespace", appNamespace).With("app_name", name);
}
