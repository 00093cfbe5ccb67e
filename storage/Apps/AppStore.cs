using Boxyard.Apps;

namespace Boxyard.Storage.Apps;

/// <summary><see cref="IAppStore"/> on the database.</summary>
internal sealed class AppStore(IDatabase database, GroupWriter writer) : IAppStore
{
    private const int MaxNamespaces = 10_000;

    private readonly AppLists _lists = new(database);

    public async Task<AppFacts> ReadFactsAsync(AppName name, CancellationToken cancellationToken)
    {
        var facts = new AppFactsReader(name);
        await database.ReadAsync(AppFactsReader.Sql, AppTable.KeyOf(name), facts.Read, cancellationToken);
        return facts.ToFacts();
    }

    public Task<AppSubmitOutcome> SubmitAsync(AppSubmission submission, CancellationToken cancellationToken) =>
        writer.WriteAsync(new SubmitAppCommand(submission), cancellationToken);

    public Task<AppChangeOutcome> ChangeAsync(AppChange change, CancellationToken cancellationToken) =>
        writer.WriteAsync(new ChangeAppsCommand(change), cancellationToken);

    public Task<AppList> ListAsync(AppFilter filter, CancellationToken cancellationToken) =>
        _lists.ListAppsAsync(filter, cancellationToken);

    public Task<AppRepositoryList> ListRepositoriesAsync(
        AppRepositoryFilter filter, CancellationToken cancellationToken) =>
        _lists.ListRepositoriesAsync(filter, cancellationToken);

    public async Task<IReadOnlyList<AppNamespaceRecord>> ListNamespacesAsync(
        AppCaller caller, CancellationToken cancellationToken) =>
        await database.ListAsync(
            "app_namespaces_list",
            RowSet.One().With("caller", caller.User ?? "").With("count", MaxNamespaces),
            row => new AppNamespaceRecord(row.GetText(0), row.GetText(1)),
            cancellationToken);

    public async Task<IReadOnlyList<IReadOnlyList<AppGrant>>> ListGrantsAsync(
        AppCaller caller, IReadOnlyList<AppRepositoryRecord> repositories, CancellationToken cancellationToken)
    {
        var grants = repositories.Select(_ => new List<AppGrant>()).ToArray();
        var rows = new Rows<AppRepositoryRecord>(repositories)
            .Text("namespace", repository => repository.Namespace)
            .Text("repository", repository => repository.Name)
            .Bigint("is_owner", repository => repository.Owner == caller.User ? 1 : 0)
            .With("caller", caller.User ?? "");
        await database.ReadAsync(
            "app_permissions_list_shown",
            rows,
            row => grants[row.GetInt32(0)].Add(AppTable.MapGrant(row)),
            cancellationToken);
        return grants;
    }

    public Task<AppFile?> FindFileAsync(AppName name, string fileName, CancellationToken cancellationToken) =>
        database.FindAsync(
            "app_files_find",
            AppTable.KeyOf(name).With("file_name", fileName),
            row => new AppFile(row.GetText(0), row.GetText(1)),
            cancellationToken);

    public Task<byte[]?> FindOldFileAsync(AppName name, string fileName, CancellationToken cancellationToken) =>
        database.FindAsync(
            "app_meta_files_find",
            AppTable.KeyOf(name).With("file_name", fileName),
            row => Convert.FromBase64String(row.GetText(0)),
            cancellationToken);

    public Task<bool> HasFileAsync(string path, CancellationToken cancellationToken) => database.FindAsync(
        "app_files_has", RowSet.One().With("path", path), _ => true, cancellationToken);
}
