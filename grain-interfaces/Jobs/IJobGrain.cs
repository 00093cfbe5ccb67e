namespace Boxyard.Jobs;

/// <summary>
/// One job, by its id. Applies what happens to its attempts; every answer is on disk before it leaves.
/// </summary>
[Alias("Boxyard.IJobGrain")]
public interface IJobGrain : IGrainWithIntegerKey
{
    /// <summary>
    /// A box reports on an attempt. What a stale attempt says is kept as an event and changes nothing.
    /// </summary>
    Task<ReportOutcome> ReportAsync(AttemptReport report, CancellationToken cancellationToken);

    /// <summary>
    /// The box of the live attempt asks what to boot: the offer again, or the end of the attempt when the box has
    /// rebooted in the middle or comes after the deadline.
    /// </summary>
    Task<BootAskOutcome> BoxAsksAsync(string testbox, CancellationToken cancellationToken);

    /// <summary>
    /// The attempt has been in its state for too long. Nothing happens when it has moved on meanwhile.
    /// </summary>
    Task DeadlinePassedAsync(int attempt, CancellationToken cancellationToken);
}
