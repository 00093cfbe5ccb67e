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
    /// The box of the live attempt asks what to boot: what was reserved for it, the offer again, or the end of the
    /// attempt when the box has rebooted in the middle or comes after the deadline.
    /// </summary>
    Task<BootAskOutcome> BoxAsksAsync(BootAsk ask, CancellationToken cancellationToken);

    /// <summary>
    /// The attempt has been in its state for too long. Nothing happens when it has moved on meanwhile.
    /// </summary>
    Task DeadlinePassedAsync(int attempt, CancellationToken cancellationToken);

    /// <summary>
    /// The guest, which gave signs of life before, is silent. Nothing happens when it has been heard meanwhile.
    /// </summary>
    Task HeartbeatMissedAsync(int attempt, CancellationToken cancellationToken);

    /// <summary>The serial log shows that the attempt's kernel panicked: it ends crashed.</summary>
    Task KernelPanickedAsync(int attempt, CancellationToken cancellationToken);

    /// <summary>
    /// A job that waits, or was offered, is cancelled at once; the guest of one that runs is told. Can be repeated.
    /// </summary>
    Task<CancelOutcome> CancelAsync(string reason, CancelScope scope, CancellationToken cancellationToken);

    /// <summary>Gives a running attempt more time.</summary>
    Task<RenewOutcome> RenewDeadlineAsync(DeadlineRenewal renewal, CancellationToken cancellationToken);
}
