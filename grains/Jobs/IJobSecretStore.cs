namespace Boxyard.Jobs;

/// <summary>
/// The secrets of jobs, apart from all that is shown of them. They come with the submission, and go a time after the
/// job's end, so that it can be repeated with them.
/// </summary>
public interface IJobSecretStore
{
    /// <summary>By name, in the order of the names; empty when there are none.</summary>
    Task<IReadOnlyDictionary<string, string>> ListAsync(long jobId, CancellationToken cancellationToken);

    /// <summary>
    /// Removes those of jobs that ended by then, of so many jobs at most; the number of secrets.
    /// </summary>
    Task<int> SweepAsync(DateTimeOffset endedBy, int maxCount, CancellationToken cancellationToken);
}
