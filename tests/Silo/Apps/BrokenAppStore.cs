using Boxyard.Apps;
using Boxyard.Storage;

namespace Boxyard.Tests.Silo.Apps;

/// <summary>A store of the registry whose database is away.</summary>
public sealed class BrokenAppStore : IAppStore
{
    private static StoreException Away => new("The database is away.");

    public Task<AppFacts> ReadFactsAsync(AppName name, CancellationToken cancellationToken) => throw Away;

    public Task<AppSubmitOutcome> SubmitAsync(AppSubmission submission, CancellationToken cancellationToken) =>
        throw Away;

    public Task<AppChangeOutcome> ChangeAsync(AppChange change, CancellationToken cancellationToken) => throw Away;

    public Task<AppList> ListAsync(AppFilter filter, CancellationToken cancellationToken) => throw Away;

    public Task<AppRepositoryList> ListRepositoriesAsync(
        AppRepositoryFilter filter, CancellationToken cancellationToken) => throw Away;

    public Task<IReadOnlyList<AppNamespaceRecord>> ListNamespacesAsync(
        AppCaller caller, CancellationToken cancellationToken) => throw Away;

    public Task<IReadOnlyList<IReadOnlyList<AppGrant>>> ListGrantsAsync(
        AppCaller caller, IReadOnlyList<AppRepositoryRecord> repositories, CancellationToken cancellationToken) =>
        throw Away;

    public Task<AppFile?> FindFileAsync(AppName name, string fileName, CancellationToken cancellationToken) =>
        throw Away;

    public Task<byte[]?> FindOldFileAsync(AppName name, string fileName, CancellationToken cancellationToken) =>
        throw Away;

    public Task<bool> HasFileAsync(string path, CancellationToken cancellationToken) => throw Away;
}
