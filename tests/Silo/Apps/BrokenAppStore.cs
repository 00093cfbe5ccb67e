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

    public Task<IReadOnlyList<AppRecord>> ListAsync(AppFilter filter, CancellationToken cancellationToken) =>
        throw Away;

    public Task<IReadOnlyList<AppRepositoryRecord>> ListRepositoriesAsync(
        AppFilter filter, CancellationToken cancellationToken) => throw Away;

    public Task<IReadOnlyList<AppNamespaceRecord>> ListNamespacesAsync(
        AppCaller caller, CancellationToken cancellationToken) => throw Away;

    public Task<IReadOnlyList<AppGrant>> ListGrantsAsync(
        string namespaceName, CancellationToken cancellationToken) => throw Away;

    public Task<byte[]?> FindMetaFileAsync(AppName name, string fileName, CancellationToken cancellationToken) =>
        throw Away;
}
