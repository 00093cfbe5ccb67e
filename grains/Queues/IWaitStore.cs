using Boxyard.Jobs;

namespace Boxyard.Queues;

/// <summary>Reads what explains the wait of a job: few bounded reads, however much is queued.</summary>
public interface IWaitStore
{
    /// <summary>
    /// The facts of a queued job. Its boxes are all that may serve the queue by their names: whether they do is for the
    /// caller to say.
    /// </summary>
    Task<WaitFacts> ReadAsync(JobRecord job, CancellationToken cancellationToken);
}
