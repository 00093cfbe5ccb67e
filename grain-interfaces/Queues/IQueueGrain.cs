namespace Boxyard.Queues;

/// <summary>
/// The queues of one group (`tbox_group`), by its name. Reentrant, so that the claims of many boxes share one commit.
/// </summary>
[Alias("Boxyard.IQueueGrain")]
public interface IQueueGrain : IGrainWithStringKey
{
    /// <summary>
    /// Takes the next job for a box, or says why there is none. The attempt is on disk when this returns.
    /// </summary>
    Task<ClaimOutcome> ClaimAsync(Claim claim, CancellationToken cancellationToken);
}
