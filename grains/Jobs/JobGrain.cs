using Boxyard.Testboxes;

namespace Boxyard.Jobs;

/// <summary>
/// Applies the rules of attempts to the stored ones. Keeps nothing in memory: another silo may have changed the job
/// meanwhile.
/// </summary>
internal sealed class JobGrain(IJobStore jobs, DeadlineGrace grace) : Grain, IJobGrain
{
    private const int MaxTries = 5;

    private long JobId => this.GetPrimaryKeyLong();

    public async Task<ReportOutcome> ReportAsync(AttemptReport report, CancellationToken cancellationToken)
    {
        var applied = await ApplyAsync(report.Attempt, AttemptEvent.Reported(report), cancellationToken);
        return applied is null ? ReportOutcome.NotFound
            : applied.Answer == AttemptAnswer.Stale ? ReportOutcome.Stale
            : ReportOutcome.Accepted;
    }

    public async Task<BootAskOutcome> BoxAsksAsync(BootAsk ask, CancellationToken cancellationToken)
    {
        var applied = await ApplyAsync(attemptNumber: null, AttemptEvent.BoxAsks(ask), cancellationToken);
        return applied?.Answer switch
        {
            AttemptAnswer.SameOffer => new BootAskOutcome
            {
                Offer = await OfferOfAsync(applied.Change?.Next ?? applied.Attempt, cancellationToken),
            },
            AttemptAnswer.DuplicateBox => new BootAskOutcome { DuplicateBox = true },
            _ => BootAskOutcome.Free,
        };
    }

    public Task DeadlinePassedAsync(int attempt, CancellationToken cancellationToken) =>
        ApplyAsync(attempt, AttemptEvent.DeadlinePassed, cancellationToken);

    public Task HeartbeatMissedAsync(int attempt, CancellationToken cancellationToken) =>
        ApplyAsync(attempt, AttemptEvent.HeartbeatMissed, cancellationToken);

    public Task KernelPanickedAsync(int attempt, CancellationToken cancellationToken) =>
        ApplyAsync(attempt, AttemptEvent.KernelPanicked, cancellationToken);

    public async Task<CancelOutcome> CancelAsync(string reason, CancelScope scope, CancellationToken cancellationToken)
    {
        for (var tries = 0; tries < MaxTries; tries++)
        {
            if (await TryCancelAsync(reason, scope, cancellationToken) is { } outcome)
            {
                return outcome;
            }
        }

        throw new InvalidOperationException(
            $"Job {JobId} changed hands {MaxTries} times while it was cancelled; nothing was saved. Send it again.");
    }

    public async Task<RenewOutcome> RenewDeadlineAsync(DeadlineRenewal renewal, CancellationToken cancellationToken)
    {
        var job = await jobs.FindAsync(JobId, cancellationToken);
        var number = renewal.Attempt ?? job?.AttemptCount;
        var applied = job is null
            ? null
            : await ApplyAsync(number, AttemptEvent.RenewAsked(renewal), cancellationToken);
        if (applied is null)
        {
            return job is null || renewal.Attempt is not null
                ? new RenewOutcome { Kind = RenewOutcomeKind.NotFound }
                : new RenewOutcome { Kind = RenewOutcomeKind.NotRunning, State = job.State };
        }

        var attempt = applied.Change?.Next ?? applied.Attempt;
        var isRunning = attempt.State == JobState.Running && attempt.CancelAskedAt is null;
        return new RenewOutcome
        {
            Kind = applied.Answer == AttemptAnswer.Accepted ? RenewOutcomeKind.Renewed
                : isRunning ? RenewOutcomeKind.TooFar
                : RenewOutcomeKind.NotRunning,
            State = attempt.State,
            DeadlineAt = attempt.DeadlineAt,
        };
    }

    /// <summary>Null when the job moved on between the look and the write: look again.</summary>
    private async Task<CancelOutcome?> TryCancelAsync(
        string reason, CancelScope scope, CancellationToken cancellationToken)
    {
        var job = await jobs.FindAsync(JobId, cancellationToken);
        if (job is null)
        {
            return new CancelOutcome { Kind = CancelOutcomeKind.NotFound };
        }

        if (job.State.IsFinal())
        {
            var isCancelled = job.State == JobState.Cancelled;
            return Outcome(isCancelled ? CancelOutcomeKind.Cancelled : CancelOutcomeKind.Finished, job.State);
        }

        if (scope == (job.State == JobState.Queued ? CancelScope.Live : CancelScope.Queued))
        {
            return Outcome(CancelOutcomeKind.OutOfScope, job.State);
        }

        if (job.State == JobState.Queued)
        {
            return await jobs.CancelQueuedAsync(JobId, reason, cancellationToken)
                ? Outcome(CancelOutcomeKind.Cancelled, JobState.Cancelled)
                : null;
        }

        var applied = await ApplyAsync(job.AttemptCount, AttemptEvent.CancelAsked(reason), cancellationToken);
        if (applied is null || applied.Answer == AttemptAnswer.Stale)
        {
            return null;
        }

        var attempt = applied.Change?.Next ?? applied.Attempt;
        return attempt.State == JobState.Cancelled ? Outcome(CancelOutcomeKind.Cancelled, attempt.State)
            : attempt.CancelAskedAt is not null ? Outcome(CancelOutcomeKind.Asked, attempt.State)
            : Outcome(CancelOutcomeKind.PostRun, attempt.State);
    }

    private static CancelOutcome Outcome(CancelOutcomeKind kind, JobState state) =>
        new() { Kind = kind, State = state };

    /// <summary>
    /// Reads, decides and saves; decides again when somebody else saved in between. Null when there is no such attempt.
    /// </summary>
    private async Task<AppliedEvent?> ApplyAsync(
        int? attemptNumber, AttemptEvent what, CancellationToken cancellationToken)
    {
        for (var tries = 0; tries < MaxTries; tries++)
        {
            var job = await jobs.FindAsync(JobId, cancellationToken);
            var number = attemptNumber ?? job?.AttemptCount ?? 0;
            if (job is null || number < 1 || number > job.AttemptCount)
            {
                return null;
            }

            var attempt = await jobs.FindAttemptAsync(JobId, number, cancellationToken);
            if (attempt is null)
            {
                return null;
            }

            var now = await jobs.GetNowAsync(cancellationToken);
            var isHeld = now >= attempt.DeadlineAt && !await grace.IsOverAsync(attempt, cancellationToken);
            var decision = AttemptRules.Apply(job, attempt, what, now, isHeld, IsSilenceHeld(what.Kind));
            if (await SaveAsync(decision, cancellationToken) == SaveOutcome.Saved)
            {
                return new AppliedEvent { Attempt = attempt, Answer = decision.Answer, Change = decision.Change };
            }
        }

        throw new InvalidOperationException(
            $"Job {JobId} was changed by others {MaxTries} times while '{what.Kind}' was applied to it; nothing "
            + "was saved. Send it again.");
    }

    /// <summary>What a guest sent while we were away was lost: it gets the time of a sign of life again.</summary>
    private bool IsSilenceHeld(AttemptEventKind what) => what switch
    {
        AttemptEventKind.BoxAsks => !grace.HasReceivedFor(AttemptTimes.AliveInterval),
        AttemptEventKind.HeartbeatMissed => !grace.HasReceivedFor(AttemptTimes.HeartbeatTimeout),
        AttemptEventKind.Reported or AttemptEventKind.DeadlinePassed or AttemptEventKind.KernelPanicked
            or AttemptEventKind.CancelAsked or AttemptEventKind.RenewAsked => false,
        _ => throw new ArgumentOutOfRangeException(nameof(what), what, "Not an event."),
    };

    private async Task<SaveOutcome> SaveAsync(AttemptDecision decision, CancellationToken cancellationToken)
    {
        if (decision.Change is { } change)
        {
            return await jobs.SaveAsync(change, cancellationToken);
        }

        if (!decision.Events.IsEmpty)
        {
            await jobs.AppendAsync(decision.Events, cancellationToken);
        }

        return SaveOutcome.Saved;
    }

    private async Task<Offer> OfferOfAsync(AttemptRecord attempt, CancellationToken cancellationToken)
    {
        var spec = await jobs.FindSpecAsync(attempt.JobId, cancellationToken)
            ?? throw new InvalidOperationException($"Job {JobId} has an attempt but no spec. Check the database.");
        return new Offer
        {
            JobId = attempt.JobId,
            Attempt = attempt.Number,
            Testbox = attempt.Testbox,
            Spec = spec,
            Token = attempt.Token,
            Address = attempt.Address,
            OfferedAt = attempt.OfferedAt,
        };
    }
}
