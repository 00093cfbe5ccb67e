namespace Boxyard.Jobs;

/// <summary>
/// Holds deadlines back after a time in which we could not receive: what a box reported then was lost, so every live
/// attempt gets the full interval of its state from the moment at which we receive again. Known to one silo only;
/// another that was up all the time may rightly decide sooner.
/// </summary>
public sealed class DeadlineGrace(IJobStore jobs, TimeProvider clock)
{
    private long? _receivingSince;

    /// <summary>The store has answered.</summary>
    public void Receive() => _receivingSince ??= clock.GetTimestamp();

    /// <summary>The store has failed.</summary>
    public void Fail() => _receivingSince = null;

    /// <summary>True when the attempt has had the full interval of its state since we receive again.</summary>
    public async Task<bool> IsOverAsync(AttemptRecord attempt, CancellationToken cancellationToken) =>
        _receivingSince is { } since
        && clock.GetElapsedTime(since) >= await GetIntervalAsync(attempt, cancellationToken);

    private async Task<TimeSpan> GetIntervalAsync(AttemptRecord attempt, CancellationToken cancellationToken)
    {
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
