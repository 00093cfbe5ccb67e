using Boxyard.Builds;

namespace Boxyard.Storage.Builds;

/// <summary><see cref="IJenkinsBuildStore"/> on the database.</summary>
internal sealed class JenkinsBuildStore(IDatabase database, GroupWriter writer) : IJenkinsBuildStore
{
    public Task AddAsync(
        string appNamespace, string name, string version, long number, CancellationToken cancellationToken) =>
        writer.WriteAsync(new AddJenkinsBuildCommand(appNamespace, name, version, number), cancellationToken);

    public Task<long?> FindNewestAsync(
        string appNamespace, string name, string version, CancellationToken cancellationToken) =>
        database.FindAsync(
            "jenkins_builds_find_newest",
            RowSet.One().With("app_namespace", appNamespace).With("app_name", name).With("version", version),
            row => (long?)row.GetInt64(0),
            cancellationToken);
}
