namespace Boxyard.Jobs;

/// <summary>
/// The secrets of jobs, apart from all that is shown of them. They come with the submission, and go in the transaction
/// that ends the job.
/// </summary>
public interface IJobSecretStore
{
    /// <summary>By name, in the order of the names; empty when there are none.</summary>
    Task<IReadOnlyDictionary<string, string>> ListAsync(long jobId, CancellationToken cancellationToken);

    /// <summary>
    /// Removes what a silo of a version before secrets left of jobs that it ended; the number of secrets.
    /// </summary>
    Task<int> SweepAsync(int maxCount, CancellationToken cancellationToken);
}
