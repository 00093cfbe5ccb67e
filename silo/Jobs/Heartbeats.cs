using Boxyard.Results;

namespace Boxyard.Jobs;

/// <summary>
/// Takes the signs of life of guests and stores them in batches. A guest of whom nothing has changed is answered from
/// memory. What is not stored yet is lost with the process; the guest's next sign of life makes up for it.
/// </summary>
internal sealed class Heartbeats(LiveGuests guests, UploadAccess access, IJobStore jobs, TimeProvider clock)
{
    /// <summary>Bounds how long a batch of the group commit keeps other writes waiting.</summary>
    private const int MaxBatch = 1_000;

    private const long NotMeasured = long.MinValue;

    /// <summary>How far the store's clock is ahead of ours, in ticks; measured with every batch.</summary>
    private long _storeAhead = NotMeasured;

    /// <summary>The permit is set when the guest was not let in, the answer when it was.</summary>
    public async Task<(HeartbeatAnswer? Answer, UploadPermit? Refusal)> TakeAsync(
        ShownId attempt, string? token, CancellationToken cancellationToken)
    {
        if (token is not null
            && guests.Find(attempt) is { } known
            && known.TryHear(TokenHash.Of(token), clock.GetTimestamp(), out var terms))
        {
            return (await AnswerAsync(terms, cancellationToken), null);
        }

        // Whoever is not let in must not touch what is remembered of the guest that is.
        var permit = await access.CheckAsync(attempt, token, cancellationToken);
        if (permit.Kind != UploadPermitKind.Granted)
        {
            return (null, permit);
        }

        // Then the look that counts: a commit that comes between it and the next line marks the guest.
        var guest = guests.Enter(attempt);
        permit = await access.CheckAsync(attempt, token, cancellationToken);
        if (permit.Kind != UploadPermitKind.Granted)
        {
            guests.Forget(guest);
            return (null, permit);
        }

        terms = new AttemptTerms(permit.Attempt!.DeadlineAt, permit.Attempt.CancelAskedAt is not null);
        guest.Admit(TokenHash.Of(permit.Attempt.Token), terms, clock.GetTimestamp());
        return (await AnswerAsync(terms, cancellationToken), null);
    }

    /// <summary>Stores what was heard since the last time, and drops the guests whose attempts are over.</summary>
    public async Task FlushAsync(CancellationToken cancellationToken)
    {
        foreach (var batch in guests.ListUnstored().Chunk(MaxBatch))
        {
            var heartbeats = batch
                .Select(heard => new Heartbeat(heard.Guest.Attempt, clock.GetElapsedTime(heard.HeardAt)))
                .ToArray();
            var saved = await jobs.SaveHeartbeatsAsync(heartbeats, cancellationToken);
            Measure(saved.At);
            foreach (var ((guest, heardAt), terms) in batch.Zip(saved.Terms))
            {
                if (terms is null)
                {
                    guests.Forget(guest);
                }
                else
                {
                    guest.Settle(heardAt, terms.Value);
                }
            }
        }
    }

    private async Task<HeartbeatAnswer> AnswerAsync(AttemptTerms terms, CancellationToken cancellationToken)
    {
        if (Interlocked.Read(ref _storeAhead) == NotMeasured)
        {
            Measure(await jobs.GetNowAsync(cancellationToken));
        }

        var now = clock.GetUtcNow().AddTicks(Interlocked.Read(ref _storeAhead));
        var stopIn = terms.DeadlineAt - AttemptTimes.RunGrace - now;
        return new HeartbeatAnswer
        {
            Cancel = terms.IsCancelAsked,
            DeadlineAt = terms.DeadlineAt,
            StopInSeconds = stopIn > TimeSpan.Zero ? (long)stopIn.TotalSeconds : 0,
            Now = now,
        };
    }

    private void Measure(DateTimeOffset storeNow) =>
        Interlocked.Exchange(ref _storeAhead, (storeNow - clock.GetUtcNow()).Ticks);
}
