using Boxyard.Testboxes;

namespace Boxyard.Queues;

/// <summary>Queues on disk: claims, depths and the order among those who wait.</summary>
public interface IQueueStore
{
    /// <summary>Takes the next job of the claim's queues, in order, and stores the attempt.</summary>
    Task<ClaimOutcome> ClaimAsync(Claim claim, CancellationToken cancellationToken);

    /// <summary>
    /// The job that a claim of a box would take now, without taking it, and what it is passed over for.
    /// </summary>
    Task<QueuePeek> PeekAsync(IReadOnlyList<string> queues, BoxHardware box, CancellationToken cancellationToken);

    /// <summary>A page of queues by name, after `afterName`.</summary>
    Task<IReadOnlyList<QueueRecord>> ListAsync(string? afterName, int pageSize, CancellationToken cancellationToken);

    /// <summary>The names of the queues that start with `prefix`.</summary>
    Task<IReadOnlyList<string>> ListNamesAsync(string prefix, CancellationToken cancellationToken);
}
