using System.Globalization;

namespace Boxyard.Jobs;

/// <summary>
/// The life of an attempt: what each event makes of it in each state. Knows no clock, disk or network. Events may come
/// twice, late or out of order; what no longer fits changes nothing.
/// </summary>
public static class AttemptRules
{
    private const string RunningWord = "running";
    private const string PostRunWord = "post_run";
    private const int MaxHealthLength = 200;

    public static AttemptDecision Apply(
        JobRecord job,
        AttemptRecord attempt,
        AttemptEvent what,
        DateTimeOffset now,
        bool isDeadlineHeld = false,
        bool isSilenceHeld = false)
    {
        var turn = new AttemptTurn
        {
            Job = job,
            Attempt = attempt,
            Now = now,
            IsDeadlineHeld = isDeadlineHeld,
            IsSilenceHeld = isSilenceHeld,
        };
        if (attempt.State.IsFinal())
        {
            return ApplyToFinal(turn, what);
        }

        return what.Kind switch
        {
            AttemptEventKind.BoxAsks => BoxAsks(turn, what.Ask!),
            AttemptEventKind.Reported => ReportedWithinBounds(turn, what.Report!),
            AttemptEventKind.DeadlinePassed => DeadlinePassed(turn),
            AttemptEventKind.HeartbeatMissed => HeartbeatMissed(turn),
            AttemptEventKind.KernelPanicked =>
                turn.End(attempt with { Health = "crash" }, JobState.Crashed, "The kernel panicked."),
            AttemptEventKind.CancelAsked => CancelAsked(turn, what.Reason!),
            AttemptEventKind.RenewAsked => RenewAsked(turn, what.Renewal!),
            _ => throw new ArgumentOutOfRangeException(nameof(what), what.Kind, "Not an event."),
        };
    }

    /// <summary>A report is kept as an event; all others have nothing to tell of an attempt that is over.</summary>
    private static AttemptDecision ApplyToFinal(AttemptTurn turn, AttemptEvent what) => what.Kind switch
    {
        AttemptEventKind.BoxAsks => AttemptTurn.Nothing(AttemptAnswer.Free),
        AttemptEventKind.Reported =>
            turn.Note(AttemptAnswer.Stale, "stale_report", Data(what.Report!, withValues: true)),
        AttemptEventKind.DeadlinePassed or AttemptEventKind.HeartbeatMissed or AttemptEventKind.KernelPanicked
            or AttemptEventKind.CancelAsked or AttemptEventKind.RenewAsked => AttemptTurn.Nothing(AttemptAnswer.Stale),
        _ => throw new ArgumentOutOfRangeException(nameof(what), what.Kind, "Not an event."),
    };

    private static AttemptDecision BoxAsks(AttemptTurn turn, BootAsk ask)
    {
        var attempt = turn.Attempt;
        if (ask.Testbox != attempt.Testbox)
        {
            return AttemptTurn.Nothing(AttemptAnswer.Free);
        }

        if (attempt.State == JobState.Offered)
        {
            return turn.IsOverdue
                ? turn.End(attempt, JobState.Lost, "The box came after its offer's deadline.", AttemptAnswer.Free)
                : attempt.IsReserved ? turn.Take(ask)
                : AttemptTurn.Nothing(AttemptAnswer.SameOffer);
        }

        if (attempt.State == JobState.PostRun)
        {
            var verdict = attempt.Verdict ?? JobState.Abnormal;
            var ended = WithHealthOf(attempt, verdict);
            return turn.End(ended, verdict, "The box asked for its next job after post_run.", AttemptAnswer.Free);
        }

        if (turn.Now - attempt.HeartbeatAt < AttemptTimes.AliveInterval)
        {
            return turn.Note(AttemptAnswer.DuplicateBox, "duplicate_box");
        }

        // Whether a guest that was heard before is alive cannot be said yet: the box asks again.
        return attempt.HeartbeatAt is not null && turn.IsSilenceHeld
            ? AttemptTurn.Nothing(AttemptAnswer.DuplicateBox)
            : turn.End(
                WithHealthOf(attempt, JobState.Abnormal),
                JobState.Abnormal,
                "The box asked for its next job in the middle of this one.",
                AttemptAnswer.Free);
    }

    private static AttemptDecision ReportedWithinBounds(AttemptTurn turn, AttemptReport report)
    {
        var (kept, dropped) = ReportedValues.Bound(report.Values);
        var decision = Reported(turn with { Values = kept }, report with { Values = kept });
        if (dropped.IsEmpty)
        {
            return decision;
        }

        var told = turn.Event(
            ReportedValues.DroppedKind, ReportedValues.DroppedData(dropped, "Too long, or too many at once."));
        return decision.Change is { } change
            ? decision with { Change = change with { Events = change.Events.Add(told) } }
            : decision with { Events = decision.Events.Add(told) };
    }

    private static AttemptDecision Reported(AttemptTurn turn, AttemptReport report)
    {
        var next = Heard(turn.Attempt, report.JobState);
        if (report.IsPostRun)
        {
            return turn.End(next, next.Verdict ?? JobState.Succeeded, "The box is done with it.");
        }

        next = Enter(turn, next, NextState(turn.Attempt.State, report.JobState));
        if (next.State != turn.Attempt.State)
        {
            return turn.Continue(next, turn.Changed(next, report.JobState));
        }

        var isNew = next != turn.Attempt || report.Values.Count > 0;
        var data = Data(report, withValues: report.IsTold);
        return isNew
            ? turn.Continue(next, turn.Event("reported", data))
            : turn.Note(AttemptAnswer.Accepted, "reported", data);
    }

    /// <summary>
    /// Every word but the two states is the attempt's health; some are its verdict, and the newest verdict counts.
    /// </summary>
    private static AttemptRecord Heard(AttemptRecord attempt, string? word)
    {
        if (string.IsNullOrEmpty(word) || word is RunningWord or PostRunWord)
        {
            return attempt;
        }

        return attempt with
        {
            Health = ShortText.Cut(word, MaxHealthLength),
            Verdict = AttemptVerdict.Find(word) ?? attempt.Verdict,
        };
    }

    private static JobState NextState(JobState state, string? word) => word switch
    {
        RunningWord when state == JobState.Offered => JobState.Running,
        PostRunWord => JobState.PostRun,
        _ when state == JobState.Running && AttemptVerdict.Find(word) is not null => JobState.PostRun,
        _ => state,
    };

    private static AttemptRecord Enter(AttemptTurn turn, AttemptRecord attempt, JobState state)
    {
        if (state == attempt.State)
        {
            return attempt;
        }

        var isRunning = state == JobState.Running;
        var timeout = isRunning ? turn.Job.RunTimeout + AttemptTimes.RunGrace : AttemptTimes.PostRunTimeout;
        var deadlineAt = turn.Now + timeout;
        // Uploading does not give a guest that was told to stop more time.
        var isBound = attempt.CancelAskedAt is not null && attempt.DeadlineAt < deadlineAt;
        return attempt with
        {
            State = state,
            StartedAt = isRunning ? turn.Now : attempt.StartedAt,
            PostRunAt = isRunning ? attempt.PostRunAt : turn.Now,
            DeadlineAt = isBound ? attempt.DeadlineAt : deadlineAt,
        };
    }

    private static AttemptDecision DeadlinePassed(AttemptTurn turn)
    {
        var attempt = turn.Attempt;
        if (!turn.IsOverdue)
        {
            return AttemptTurn.Nothing(AttemptAnswer.Accepted);
        }

        var state = attempt.State switch
        {
            JobState.Running => JobState.TimedOut,
            JobState.PostRun => attempt.Verdict ?? JobState.Lost,
            _ => JobState.Lost,
        };
        var reason = attempt.IsReserved
            ? $"The box {attempt.Testbox} did not come for it."
            : $"It was {attempt.State.Word()} until its deadline.";
        return turn.End(WithHealthOf(attempt, state), state, reason, cause: "deadline");
    }

    private static AttemptDecision HeartbeatMissed(AttemptTurn turn)
    {
        var attempt = turn.Attempt;
        var isMissed = turn.Now - attempt.HeartbeatAt >= AttemptTimes.HeartbeatTimeout;
        if (!isMissed || turn.IsSilenceHeld || attempt.State == JobState.Offered)
        {
            return AttemptTurn.Nothing(AttemptAnswer.Accepted);
        }

        var state = attempt.State == JobState.PostRun ? attempt.Verdict ?? JobState.Lost : JobState.Lost;
        return turn.End(
            attempt,
            state,
            $"The guest has been silent for {AttemptTimes.HeartbeatTimeout.TotalSeconds} s.",
            cause: "silence");
    }

    private static AttemptDecision CancelAsked(AttemptTurn turn, string reason)
    {
        var attempt = turn.Attempt;
        if (attempt.State == JobState.Offered)
        {
            return turn.End(attempt, JobState.Cancelled, reason);
        }

        var data = new Dictionary<string, string?> { ["reason"] = reason };
        if (attempt.State == JobState.PostRun || attempt.CancelAskedAt is not null)
        {
            return turn.Note(AttemptAnswer.Accepted, "cancel_asked", data);
        }

        var deadlineAt = turn.Now + AttemptTimes.CancelTimeout;
        var next = attempt with
        {
            CancelAskedAt = turn.Now,
            CancelReason = reason,
            DeadlineAt = deadlineAt < attempt.DeadlineAt ? deadlineAt : attempt.DeadlineAt,
        };
        return turn.Continue(next, turn.Event("cancel_asked", data));
    }

    private static AttemptDecision RenewAsked(AttemptTurn turn, DeadlineRenewal renewal)
    {
        var attempt = turn.Attempt;
        var deadlineAt = renewal.IsFromDeadline ? attempt.DeadlineAt + renewal.Time : turn.Now + renewal.Time;
        var isFit = attempt.State == JobState.Running || (attempt.State == JobState.PostRun && renewal.MayUpload);
        if (!isFit || attempt.CancelAskedAt is not null ||
            deadlineAt > turn.Now + renewal.MaxTime)
        {
            return AttemptTurn.Nothing(AttemptAnswer.Refused);
        }

        if (deadlineAt <= attempt.DeadlineAt)
        {
            return AttemptTurn.Nothing(AttemptAnswer.Accepted);
        }

        var data = new Dictionary<string, string?>
        {
            ["deadline_at"] = deadlineAt.ToString("O", CultureInfo.InvariantCulture),
        };
        return turn.Continue(attempt with { DeadlineAt = deadlineAt }, turn.Event("deadline_renewed", data));
    }

    /// <summary>
    /// The old system's words for ends that the scheduler itself finds. What a box said with its verdict stays.
    /// </summary>
    private static AttemptRecord WithHealthOf(AttemptRecord attempt, JobState state) => state switch
    {
        _ when attempt.Verdict == state => attempt,
        JobState.TimedOut => attempt with { Health = "timeout" },
        JobState.Abnormal => attempt with { Health = "abnormal" },
        _ => attempt,
    };

    private static Dictionary<string, string?> Data(AttemptReport report, bool withValues)
    {
        var data = new Dictionary<string, string?> { ["job_state"] = report.JobState, ["post_run"] = report.IsPostRun
            ? "true"
            : null };
        foreach (var (name, value) in report.Values.Where(pair => withValues && !data.ContainsKey(pair.Key)))
        {
            data.Add(name, value);
        }

        return data;
    }
}
