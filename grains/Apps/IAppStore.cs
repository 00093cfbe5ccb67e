namespace Boxyard.Apps;

/// <summary>
/// The app registry on disk. Each change is decided by the rules on what its own transaction reads, has its entry of
/// the audit in it, and returns when both are on disk.
/// </summary>
public interface IAppStore
{
    /// <summary>As they are at one moment. Without an app, when `name` has an empty version.</summary>
    Task<AppFacts> ReadFactsAsync(AppName name, CancellationToken cancellationToken);

    /// <summary>The files of the submission are on disk; those of a version that it replaces are removed.</summary>
    Task<AppSubmitOutcome> SubmitAsync(AppSubmission submission, CancellationToken cancellationToken);

    Task<AppChangeOutcome> ChangeAsync(AppChange change, CancellationToken cancellationToken);

    /// <summary>
    /// The apps that the caller sees, by namespace, repository and version; fewer than were asked for where their specs
    /// are large.
    /// </summary>
    Task<AppList> ListAsync(AppFilter filter, CancellationToken cancellationToken);

    /// <summary>The repositories that the caller sees, by name; a public namespace shows its repositories.</summary>
    Task<AppRepositoryList> ListRepositoriesAsync(AppRepositoryFilter filter, CancellationToken cancellationToken);

    /// <summary>
    /// The first of those on which the caller, or everybody, has a permission to read; also for admins.
    /// </summary>
    Task<IReadOnlyList<AppNamespaceRecord>> ListNamespacesAsync(AppCaller caller, CancellationToken cancellationToken);

    /// <summary>
    /// For each repository what is granted on it and its namespace to others, as the caller gets to know it: the owner
    /// all, others that it is public.
    /// </summary>
    Task<IReadOnlyList<IReadOnlyList<AppGrant>>> ListGrantsAsync(
        AppCaller caller, IReadOnlyList<AppRepositoryRecord> repositories, CancellationToken cancellationToken);

    /// <summary>Null when there is no such file, or it is one that <see cref="FindOldFileAsync"/> finds.</summary>
    Task<AppFile?> FindFileAsync(AppName name, string fileName, CancellationToken cancellationToken);

    /// <summary>A file that was stored in the database, as all once were; null when there is no such.</summary>
    Task<byte[]?> FindOldFileAsync(AppName name, string fileName, CancellationToken cancellationToken);

    /// <summary>Whether some app has a file of this name below <see cref="AppFolder"/>.</summary>
    Task<bool> HasFileAsync(string path, CancellationToken cancellationToken);
}
