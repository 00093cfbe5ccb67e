using Boxyard.Profiles;

namespace Boxyard.Builds;

/// <summary>Builds and profiles on disk. Writes return when they are on disk.</summary>
public interface IBuildStore
{
    /// <summary>Gives a build its number.</summary>
    Task<BuildRecord> BeginAsync(NewBuild build, CancellationToken cancellationToken);

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

    /// <summary>The newest build of a version that has pushed its images; null when there is none.</summary>
    Task<BuildRecord?> FindPushedAsync(
        string appNamespace, string name, string version, CancellationToken cancellationToken);

    /// <summary>A page of the builds of an app, newest first; of one version, unless that is empty.</summary>
    Task<IReadOnlyList<BuildRecord>> ListAsync(
        string appNamespace,
        string name,
        string version,
        long beforeNumber,
        int pageSize,
        CancellationToken cancellationToken);

    /// <summary>The jobs of a build, in their order.</summary>
    Task<IReadOnlyList<BuildJobRecord>> ListJobsAsync(BuildRecord build, CancellationToken cancellationToken);

    /// <summary>Builds that are not over and wait for no job, oldest first.</summary>
    Task<IReadOnlyList<BuildRecord>> ListDueAsync(int maxCount, CancellationToken cancellationToken);

    /// <summary>The profile that a build has measured; null while there is none.</summary>
    Task<ProfileRecord?> FindProfileAsync(BuildRecord build, CancellationToken cancellationToken);

    /// <summary>Notes who certifies a profile. False when there is no such profile.</summary>
    Task<bool> CertifyAsync(
        BuildRecord build, string certifiedBy, string note, CancellationToken cancellationToken);
}
