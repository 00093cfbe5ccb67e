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

    public async Task<byte[]?> FindMetaFileAsync(
        AppName name, string fileName, CancellationToken cancellationToken) =>
        await FindTextAsync(
            "app_meta_files_find", AppTable.KeyOf(name).With("file_name", fileName), cancellationToken) is { } content
            ? Convert.FromBase64String(content)
            : null;

    private Task<string?> FindTextAsync(string sql, RowSet rows, CancellationToken cancellationToken) =>
        database.FindAsync(sql, rows, row => row.GetText(0), cancellationToken);
}
