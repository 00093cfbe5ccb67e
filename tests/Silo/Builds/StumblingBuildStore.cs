using Boxyard.Builds;
using Boxyard.Storage;

namespace Boxyard.Tests.Silo.Builds;

/// <summary>A store of builds whose first look for one fails; all else is the real one's.</summary>
internal sealed class StumblingBuildStore(IBuildStore store) : IBuildStore
{
    private int _looks;

    public Task<BuildRecord?> BeginAsync(NewBuild build, CancellationToken cancellationToken) =>
        store.BeginAsync(build, cancellationToken);

    public Task<bool> SaveAsync(
        BuildRecord build,
        BuildMove move,
        IReadOnlyList<long> jobIds,
        string? profile,
        CancellationToken cancellationToken) => store.SaveAsync(build, move, jobIds, profile, cancellationToken);

    public Task<BuildRecord?> FindAsync(
        string appNamespace, string name, long number, CancellationToken cancellationToken) =>
        Interlocked.Increment(ref _looks) == 1
            ? throw new StoreException("The database was away.")
            : store.FindAsync(appNamespace, name, number, cancellationToken);

    public Task<BuildRecord?> FindNewestAsync(
        string appNamespace, string name, string version, BuildKind kind, CancellationToken cancellationToken) =>
        store.FindNewestAsync(appNamespace, name, version, kind, cancellationToken);

    public Task<BuildRecord?> FindPushedAsync(
        string appNamespace, string name, string version, CancellationToken cancellationToken) =>
        store.FindPushedAsync(appNamespace, name, version, cancellationToken);

    public Task<IReadOnlyList<BuildRecord>> ListAsync(
        string appNamespace,
        string name,
        string version,
        long beforeNumber,
        int pageSize,
        CancellationToken cancellationToken) =>
        store.ListAsync(appNamespace, name, version, beforeNumber, pageSize, cancellationToken);

    public Task<IReadOnlyList<BuildJobRecord>> ListJobsAsync(BuildRecord build, CancellationToken cancellationToken) =>
        store.ListJobsAsync(build, cancellationToken);

    public Task<ILookup<long, BuildJobRecord>> ListJobsAsync(
        IReadOnlyList<BuildRecord> builds, CancellationToken cancellationToken) =>
        store.ListJobsAsync(builds, cancellationToken);

    public Task<bool> IsHeldUpAsync(BuildRecord build, CancellationToken cancellationToken) =>
        store.IsHeldUpAsync(build, cancellationToken);

    public Task<BuildRecord?> FindNextAsync(BuildRecord build, CancellationToken cancellationToken) =>
        store.FindNextAsync(build, cancellationToken);

    public Task<IReadOnlyList<BuildRecord>> ListDueAsync(
        BuildRecord? after, int pageSize, CancellationToken cancellationToken) =>
        store.ListDueAsync(after, pageSize, cancellationToken);

    public Task<IReadOnlyList<BuildRecord>> ListDueOfAsync(
        IReadOnlyCollection<long> jobIds, CancellationToken cancellationToken) =>
        store.ListDueOfAsync(jobIds, cancellationToken);

    public Task<IReadOnlyList<long>> ListOrphansAsync(int maxCount, CancellationToken cancellationToken) =>
        store.ListOrphansAsync(maxCount, cancellationToken);

    public Task ForgetOrphansAsync(IReadOnlyList<long> jobIds, CancellationToken cancellationToken) =>
        store.ForgetOrphansAsync(jobIds, cancellationToken);
}
