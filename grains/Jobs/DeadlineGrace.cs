namespace Boxyard.Jobs;

/// <summary>
/// Holds deadlines and missed heartbeats back after a time in which we could not receive: what a box reported then was
/// lost, so every live attempt gets the full interval of its state from the moment at which we receive again. Known to
/// one silo only; another that was up all the time may rightly decide sooner.
/// </summary>
public sealed class DeadlineGrace(IJobStore jobs, TimeProvider clock)
{
    private const long Never = long.MinValue;

    // Read and written by grains and by two sweeps at once.
    private long _receivingSince = Never;

    /// <summary>The store has answered.</summary>
    public void Receive() => Interlocked.CompareExchange(ref _receivingSince, clock.GetTimestamp(), Never);

    /// <summary>The store has failed.</summary>
    public void Fail() => Interlocked.Exchange(ref _receivingSince, Never);

    /// <summary>True when we have received all the time for at least that long: what was sent in it has come.</summary>
    public bool HasReceivedFor(TimeSpan interval) =>
        Interlocked.Read(ref _receivingSince) is var since && since != Never && clock.GetElapsedTime(since) >= interval;

    /// <summary>True when the attempt has had the full interval of its state since we receive again.</summary>
    public async Task<bool> IsOverAsync(AttemptRecord attempt, CancellationToken cancellationToken) =>
        HasReceivedFor(await GetIntervalAsync(attempt, cancellationToken));

    private async Task<TimeSpan> GetIntervalAsync(AttemptRecord attempt, CancellationToken cancellationToken)
    {
        if (attempt.IsReserved)
        {
            // Nothing has moved its deadline since it was reserved.
            return attempt.DeadlineAt - attempt.OfferedAt;
        }

        if (attempt.State == JobState.Offered)
        {
            return AttemptTimes.OfferTimeout(attempt.Kind);
        }

        if (attempt.State == JobState.PostRun)
        {
            return AttemptTimes.PostRunTimeout;
        }

        return attempt.CancelAskedAt is not null
            ? AttemptTimes.CancelTimeout
            : (await jobs.FindAsync(attempt.JobId, cancellationToken))?.RunTimeout ?? TimeSpan.Zero;
    }
}
