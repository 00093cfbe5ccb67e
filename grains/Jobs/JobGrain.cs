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

    public async Task<BootAskOutcome> BoxAsksAsync(string testbox, CancellationToken cancellationToken)
    {
        var applied = await ApplyAsync(attemptNumber: null, AttemptEvent.BoxAsks(testbox), cancellationToken);
        return applied?.Answer switch
        {
            AttemptAnswer.SameOffer =>
                new BootAskOutcome { Offer = await OfferOfAsync(applied.Attempt, cancellationToken) },
            AttemptAnswer.DuplicateBox => new BootAskOutcome { DuplicateBox = true },
            _ => BootAskOutcome.Free,
        };
    }

    public Task DeadlinePassedAsync(int attempt, CancellationToken cancellationToken) =>
        ApplyAsync(attempt, AttemptEvent.DeadlinePassed, cancellationToken);

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
            var decision = AttemptRules.Apply(job, attempt, what, now, isHeld);
            if (await SaveAsync(decision, cancellationToken) == SaveOutcome.Saved)
            {
                return new AppliedEvent { Attempt = attempt, Answer = decision.Answer };
            }
        }

        throw new InvalidOperationException(
            $"Job {JobId} was changed by others {MaxTries} times while '{what.Kind}' was applied to it; nothing "
            + "was saved. Send it again.");
    }

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
