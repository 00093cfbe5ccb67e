using Boxyard.Builds;

namespace Boxyard.Storage.Builds;

/// <summary><see cref="IJenkinsBuildStore"/> on the database.</summary>
internal sealed class JenkinsBuildStore(IDatabase database, GroupWriter writer) : IJenkinsBuildStore
{
    public Task<bool> TryHoldAsync(
        JenkinsRequest request, TimeSpan holdTime, CancellationToken cancellationToken) =>
        writer.WriteAsync(
            new ChangeJenkinsRequestCommand(request, JenkinsRequestChange.Hold) { HoldTime = holdTime },
            cancellationToken);

    public Task<bool> TryQueueAsync(JenkinsRequest request, long item, CancellationToken cancellationToken) =>
        writer.WriteAsync(
            new ChangeJenkinsRequestCommand(request, JenkinsRequestChange.Queue) { Number = item }, cancellationToken);

    public Task EndAsync(JenkinsRequest request, long? number, CancellationToken cancellationToken) =>
        writer.WriteAsync(
            new ChangeJenkinsRequestCommand(request, JenkinsRequestChange.End) { Number = number }, cancellationToken);

    public Task<JenkinsRequest?> FindRequestAsync(
        string appNamespace, string name, CancellationToken cancellationToken) =>
        database.FindAsync(
            "jenkins_requests_find",
            RowSet.One().With("app_namespace", appNamespace).With("app_name", name),
            row => (JenkinsRequest?)new JenkinsRequest
            {
                Namespace = appNamespace,
                Name = name,
                Version = row.GetText(0),
                Id = row.GetText(1),
                Item = row.FindInt64(2),
                RequestedAt = row.GetInstant(3),
            },
            cancellationToken);

    public async Task<IReadOnlyList<JenkinsBuild>> ListAsync(
        string appNamespace, string name, string version, int maxCount, CancellationToken cancellationToken) =>
        await database.ListAsync(
            "jenkins_builds_list",
            RowSet.One()
                .With("app_namespace", appNamespace)
                .With("app_name", name)
                .With("version", version)
                .With("max_count", maxCount),
            row => new JenkinsBuild(row.GetInt64(0), row.GetInstant(1)),
            cancellationToken);
}
