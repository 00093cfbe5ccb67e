namespace Boxyard.Builds;

/// <summary>Builds and profiles on disk. Writes return when they are on disk.</summary>
public interface IBuildStore
{
    /// <summary>
    /// Gives a build its number; null when there is no such app (any more), or the caller has no full control of it.
    /// </summary>
    Task<BuildRecord?> BeginAsync(NewBuild build, CancellationToken cancellationToken);

    /// <summary>
    /// Saves a move and the ids of the jobs that it queued, in the order of its jobs, unless the build has changed
    /// since it was read: then false. `profile` is kept with it.
    /// </summary>
    Task<bool> SaveAsync(
        BuildRecord build,
        BuildMove move,
        IReadOnlyList<long> jobIds,
        string? profile,
        CancellationToken cancellationToken);

    Task<BuildRecord?> FindAsync(
        string appNamespace, string name, long number, CancellationToken cancellationToken);

    /// <summary>The newest build of a kind of one version.</summary>
    Task<BuildRecord?> FindNewestAsync(
        string appNamespace, string name, string version, BuildKind kind, CancellationToken cancellationToken);

    /// <summary>
    /// The newest build of a version whose images a box has joined in a registry; null when there is none. Builds of
    /// one version push one after another, by their numbers.
    /// </summary>
    Task<BuildRecord?> FindPushedAsync(
        string appNamespace, string name, string version, CancellationToken cancellationToken);

    /// <summary>A page of the builds of a version, newest first.</summary>
    Task<IReadOnlyList<BuildRecord>> ListAsync(
        string appNamespace,
        string name,
        string version,
        long beforeNumber,
        int pageSize,
        CancellationToken cancellationToken);

    /// <summary>The jobs of a build, in their order.</summary>
    Task<IReadOnlyList<BuildJobRecord>> ListJobsAsync(BuildRecord build, CancellationToken cancellationToken);

    /// <summary>The jobs of a page of builds of one app, by their builds' numbers.</summary>
    Task<ILookup<long, BuildJobRecord>> ListJobsAsync(
        IReadOnlyList<BuildRecord> builds, CancellationToken cancellationToken);

    /// <summary>
    /// Whether an earlier build of the same version has not pushed or failed yet: a build begins after it, so that of
    /// two the newer one is what stays in the registry.
    /// </summary>
    Task<bool> IsHeldUpAsync(BuildRecord build, CancellationToken cancellationToken);

    /// <summary>The next build of the same version that can begin; null when there is none.</summary>
    Task<BuildRecord?> FindNextAsync(BuildRecord build, CancellationToken cancellationToken);

    /// <summary>A page of the builds that are not over and wait for nothing, oldest first.</summary>
    Task<IReadOnlyList<BuildRecord>> ListDueAsync(
        BuildRecord? after, int pageSize, CancellationToken cancellationToken);

    /// <summary>Those of them that one of these jobs belongs to.</summary>
    Task<IReadOnlyList<BuildRecord>> ListDueOfAsync(
        IReadOnlyCollection<long> jobIds, CancellationToken cancellationToken);

    /// <summary>Jobs of builds whose app was deleted, that have to be cancelled.</summary>
    Task<IReadOnlyList<long>> ListOrphansAsync(int maxCount, CancellationToken cancellationToken);

    /// <summary>They were cancelled.</summary>
    Task ForgetOrphansAsync(IReadOnlyList<long> jobIds, CancellationToken cancellationToken);
}
