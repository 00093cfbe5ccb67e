using Boxyard.Jobs;

namespace Boxyard.Tests.Simulation;

/// <summary>What each single decision of the rules must keep, told without the rules' own terms.</summary>
internal static class DecisionCheck
{
    public static void Check(
        JobRecord job, AttemptRecord attempt, AttemptEvent what, DateTimeOffset now, AttemptDecision decision)
    {
        if (attempt.State.IsFinal() && decision.Change is not null)
        {
            throw new BrokenInvariantException($"'{what.Kind}' changed an attempt that is over: {attempt}");
        }

        var isStaleReport = attempt.State.IsFinal() && what.Kind == AttemptEventKind.Reported;
        if (isStaleReport && (decision.Answer != AttemptAnswer.Stale || decision.Events.IsEmpty))
        {
            throw new BrokenInvariantException($"A stale report was not told so, or left no event: {attempt}");
        }

        if (what.Report is { } report && report.Attempt != attempt.Number)
        {
            throw new BrokenInvariantException($"A report of attempt {report.Attempt} was brought to {attempt}");
        }

        if (decision.Change is { } change)
        {
            CheckChange(job, attempt, change);
            CheckCause(attempt, what, now);
        }
    }

    private static void CheckChange(JobRecord job, AttemptRecord attempt, AttemptChange change)
    {
        var next = change.Next;
        if ((next.JobId, next.Number, next.Version, next.Testbox)
            != (attempt.JobId, attempt.Number, attempt.Version, attempt.Testbox))
        {
            throw new BrokenInvariantException($"A change is of another attempt: {next}, not {attempt}");
        }

        if (change.Job != next.State && change.Job != JobState.Queued)
        {
            throw new BrokenInvariantException($"The job would be {change.Job}, its attempt {next.State}");
        }

        var isRetry = change.Job == JobState.Queued;
        var isInfraRetry = isRetry && next.State == JobState.Lost;
        if (change.InfraRetriesUsed != job.InfraRetriesUsed + (isInfraRetry ? 1 : 0)
            || change.RetriesUsed != job.RetriesUsed + (isRetry && !isInfraRetry ? 1 : 0))
        {
            throw new BrokenInvariantException($"A change counts retries wrongly: {change}");
        }

        if (change.InfraRetriesUsed > job.InfraRetries || change.RetriesUsed > job.Retries)
        {
            throw new BrokenInvariantException($"A retry beyond the budget of {job}");
        }
    }

    /// <summary>Silence, a deadline or a stranger's question end nothing that they have no right to.</summary>
    private static void CheckCause(AttemptRecord attempt, AttemptEvent what, DateTimeOffset now)
    {
        var isWrong = what.Kind switch
        {
            AttemptEventKind.DeadlinePassed => now < attempt.DeadlineAt,
            AttemptEventKind.HeartbeatMissed =>
                attempt.HeartbeatAt is not { } beat || now - beat < TimeSpan.FromSeconds(30),
            AttemptEventKind.BoxAsks =>
                what.Ask!.Testbox != attempt.Testbox
                || (attempt.State == JobState.Running && now - attempt.HeartbeatAt < TimeSpan.FromSeconds(10)),
            AttemptEventKind.RenewAsked => attempt.CancelAskedAt is not null,
            AttemptEventKind.Reported or AttemptEventKind.KernelPanicked or AttemptEventKind.CancelAsked => false,
            _ => throw new InvalidOperationException("Not an event."),
        };
        if (isWrong)
        {
            throw new BrokenInvariantException($"'{what.Kind}' at {now:HH:mm:ss} changed {attempt}");
        }
    }
}
