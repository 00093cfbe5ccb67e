using Boxyard.Jobs;

namespace Boxyard.Queues;

/// <summary>Reads what explains the wait of a job: few bounded reads, however much is queued.</summary>
public interface IWaitStore
{
    /// <summary>
    /// The facts of a queued job. Its boxes are all that may serve the queue by their names: whether they do is for the
    /// caller to say, as are the queues that they serve first. Of a job of a cluster job no queue and no such box is
    /// read.
    /// </summary>
    Task<WaitFacts> ReadAsync(JobRecord job, CancellationToken cancellationToken);

    /// <summary>All boxes that may serve a queue by their names: whether they do is for the caller to say.</summary>
    Task<IReadOnlyList<WaitBox>> ListBoxesAsync(string queue, CancellationToken cancellationToken);

    /// <summary>How much waits in queues that give jobs; those that are empty or paused may be missing.</summary>
    Task<IReadOnlyDictionary<string, long>> ListDepthsAsync(
        IReadOnlyCollection<string> names, CancellationToken cancellationToken);
}
