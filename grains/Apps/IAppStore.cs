namespace Boxyard.Apps;

/// <summary>
/// The app registry on disk. Each change is decided by the rules on what its own transaction reads, has its entry of
/// the audit in it, and returns when both are on disk.
/// </summary>
public interface IAppStore
{
    /// <summary>Without an app, when `name` has an empty version.</summary>
    Task<AppFacts> ReadFactsAsync(AppName name, CancellationToken cancellationToken);

    Task<AppSubmitOutcome> SubmitAsync(AppSubmission submission, CancellationToken cancellationToken);

    Task<AppChangeOutcome> ChangeAsync(AppChange change, CancellationToken cancellationToken);

    /// <summary>The apps that the caller sees, by namespace, repository and version.</summary>
    Task<IReadOnlyList<AppRecord>> ListAsync(AppFilter filter, CancellationToken cancellationToken);

    /// <summary>
    /// The repositories that the caller sees, by name; a public namespace shows its repositories. Looks at namespace
    /// and scope of the filter alone.
    /// </summary>
    Task<IReadOnlyList<AppRepositoryRecord>> ListRepositoriesAsync(
        AppFilter filter, CancellationToken cancellationToken);

    /// <summary>Those on which the caller, or everybody, has a permission to read; also for admins.</summary>
    Task<IReadOnlyList<AppNamespaceRecord>> ListNamespacesAsync(AppCaller caller, CancellationToken cancellationToken);

    /// <summary>All grants on a namespace and on its repositories.</summary>
    Task<IReadOnlyList<AppGrant>> ListGrantsAsync(string namespaceName, CancellationToken cancellationToken);

    /// <summary>Null when there is no such file.</summary>
    Task<byte[]?> FindMetaFileAsync(AppName name, string fileName, CancellationToken cancellationToken);
}
