namespace Boxyard.Builds;

/// <summary>Which numbers a Jenkins has given to builds of apps.</summary>
public interface IJenkinsBuildStore
{
    /// <summary>On disk when it returns. May be repeated.</summary>
    Task AddAsync(
        string appNamespace, string name, string version, long number, CancellationToken cancellationToken);

    /// <summary>The newest of a version; null when there is none.</summary>
    Task<long?> FindNewestAsync(
        string appNamespace, string name, string version, CancellationToken cancellationToken);
}
