namespace Boxyard.Queues;

/// <summary>
/// Passes the claims of a group's boxes to the store. Reentrant: the claims that wait there together share one commit.
/// </summary>
[Reentrant]
internal sealed class QueueGrain(IQueueStore queues) : Grain, IQueueGrain
{
    public Task<ClaimOutcome> ClaimAsync(Claim claim, CancellationToken cancellationToken) =>
        queues.ClaimAsync(claim, cancellationToken);
}
