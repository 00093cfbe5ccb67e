namespace Boxyard.Builds;

/// <summary>
/// Which builds of apps a Jenkins was asked for, and which numbers it has given them. All of it may be repeated, and is
/// on disk when it returns.
/// </summary>
public interface IJenkinsBuildStore
{
    /// <summary>
    /// Takes the one place of an app. False while another request has it: one that Jenkins has in its queue until it
    /// ends, one that Jenkins has not been told of yet for the time that it holds the place.
    /// </summary>
    Task<bool> TryHoldAsync(JenkinsRequest request, TimeSpan holdTime, CancellationToken cancellationToken);

    /// <summary>Notes a request's place in Jenkins' queue. False when it has lost its own to another.</summary>
    Task<bool> TryQueueAsync(JenkinsRequest request, long item, CancellationToken cancellationToken);

    /// <summary>
    /// Ends a request with the number of its build, or with none. Nothing happens when it has ended already, or its app
    /// is gone.
    /// </summary>
    Task EndAsync(JenkinsRequest request, long? number, CancellationToken cancellationToken);

    /// <summary>The request that has the place of an app.</summary>
    Task<JenkinsRequest?> FindRequestAsync(string appNamespace, string name, CancellationToken cancellationToken);

    /// <summary>The newest numbers of a version, by when they were given: a Jenkins set up anew begins at 1.</summary>
    Task<IReadOnlyList<JenkinsBuild>> ListAsync(
        string appNamespace, string name, string version, int maxCount, CancellationToken cancellationToken);
}
