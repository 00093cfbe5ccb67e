using Boxyard.Apps;

namespace Boxyard.Storage.Apps;

/// <summary><see cref="IAppStore"/> on the database.</summary>
internal sealed class AppStore(IDatabase database, GroupWriter writer) : IAppStore
{
    public async Task<AppFacts> ReadFactsAsync(AppName name, CancellationToken cancellationToken) => new()
    {
        NamespaceOwner = await FindTextAsync(
            "app_namespaces_find", RowSet.One().With("name", name.Namespace), cancellationToken),
        RepositoryOwner = await FindTextAsync(
            "app_repositories_find",
            RowSet.One().With("namespace", name.Namespace).With("name", name.Repository),
            cancellationToken),
        Grants = [.. await database.ListAsync(
            "app_permissions_list_of", AppTable.RepositoryOf(name), AppTable.MapGrant, cancellationToken)],
        App = await database.FindAsync("apps_find", AppTable.KeyOf(name), AppTable.Map, cancellationToken),
    };

    public Task<AppSubmitOutcome> SubmitAsync(AppSubmission submission, CancellationToken cancellationToken) =>
        writer.WriteAsync(new SubmitAppCommand(submission), cancellationToken);

    public Task<AppChangeOutcome> ChangeAsync(AppChange change, CancellationToken cancellationToken) =>
        writer.WriteAsync(new ChangeAppsCommand(change), cancellationToken);

    public async Task<IReadOnlyList<AppRecord>> ListAsync(AppFilter filter, CancellationToken cancellationToken) =>
        await database.ListAsync(
            "apps_list",
            ScopeOf(filter)
                .With("repository", filter.Repository)
                .With("after_namespace", filter.After?.Namespace ?? "")
                .With("after_repository", filter.After?.Repository ?? "")
                .With("after_version", filter.After?.VersionKey ?? "")
                .With("count", filter.MaxCount),
            AppTable.Map,
            cancellationToken);

    public async Task<IReadOnlyList<AppRepositoryRecord>> ListRepositoriesAsync(
        AppFilter filter, CancellationToken cancellationToken) =>
        await database.ListAsync(
            "app_repositories_list",
            ScopeOf(filter),
            row => new AppRepositoryRecord(row.GetText(0), row.GetText(1), row.GetText(2)),
            cancellationToken);

    public async Task<IReadOnlyList<AppNamespaceRecord>> ListNamespacesAsync(
        AppCaller caller, CancellationToken cancellationToken) =>
        await database.ListAsync(
            "app_namespaces_list",
            RowSet.One().With("caller", caller.User ?? ""),
            row => new AppNamespaceRecord(row.GetText(0), row.GetText(1)),
            cancellationToken);

    public async Task<IReadOnlyList<AppGrant>> ListGrantsAsync(
        string namespaceName, CancellationToken cancellationToken) =>
        await database.ListAsync(
            "app_permissions_list",
            RowSet.One().With("namespace", namespaceName),
            AppTable.MapGrant,
            cancellationToken);

    public async Task<byte[]?> FindMetaFileAsync(
        AppName name, string fileName, CancellationToken cancellationToken) =>
        await FindTextAsync(
            "app_meta_files_find", AppTable.KeyOf(name).With("file_name", fileName), cancellationToken) is { } content
            ? Convert.FromBase64String(content)
            : null;

    private Task<string?> FindTextAsync(string sql, RowSet rows, CancellationToken cancellationToken) =>
        database.FindAsync(sql, rows, row => row.GetText(0), cancellationToken);

    /// <summary>Nobody is called by the empty name: who came without a token sees what is public.</summary>
    private static RowSet ScopeOf(AppFilter filter) => RowSet.One()
        .With("caller", filter.Caller.User ?? "")
        .With("is_admin", filter.Caller.IsAdmin ? 1 : 0)
        .With("scope", EnumText.Of(filter.Caller.User is null ? AppScope.Public : filter.Scope))
        .With("namespace", filter.Namespace);
}
