using System.Collections.Immutable;
using System.Text.Json;

namespace Boxyard.Jobs;

/// <summary>An attempt at the instant of an event: makes decisions of what <see cref="AttemptRules"/> say.</summary>
internal sealed record AttemptTurn
{
    public required JobRecord Job { get; init; }
    public required AttemptRecord Attempt { get; init; }
    public required DateTimeOffset Now { get; init; }

    /// <summary>The attempt's deadline does not count: we were away, and what its box sent then was lost.</summary>
    public bool IsDeadlineHeld { get; init; }

    /// <summary>The guest's silence does not count, for the same reason.</summary>
    public bool IsSilenceHeld { get; init; }

    public bool IsOverdue => Now >= Attempt.DeadlineAt && !IsDeadlineHeld;

    /// <summary>What the box reported with the event; kept whatever is decided.</summary>
    public ImmutableDictionary<string, string> Values { get; init; } = ImmutableDictionary<string, string>.Empty;

    public static AttemptDecision Nothing(AttemptAnswer answer) => new() { Answer = answer };

    public AttemptDecision Note(AttemptAnswer answer, string kind, IReadOnlyDictionary<string, string?>? data = null) =>
        new() { Answer = answer, Events = [Event(kind, data)] };

    /// <summary>The attempt goes on.</summary>
    public AttemptDecision Continue(AttemptRecord next, JobEvent what) => new()
    {
        Answer = AttemptAnswer.Accepted,
        Change = new AttemptChange
        {
            Next = next,
            Job = next.State,
            InfraRetriesUsed = Job.InfraRetriesUsed,
            RetriesUsed = Job.RetriesUsed,
            Values = Values,
            Events = [what],
        },
    };

    /// <summary>The box that it was reserved for has come; from here on it has the time of any offer.</summary>
    public AttemptDecision Take(BootAsk ask)
    {
        var next = Attempt with
        {
            Address = ask.Address,
            Kind = ask.Kind,
            DeadlineAt = Now + AttemptTimes.OfferTimeout(ask.Kind),
        };
        return Continue(next, Event("offered", data: null)) with { Answer = AttemptAnswer.SameOffer };
    }

    /// <summary>
    /// The attempt ends. One that was cancelled ends cancelled, whatever else it met: nobody waits for it and it is not
    /// repeated.
    /// </summary>
    public AttemptDecision End(
        AttemptRecord attempt,
        JobState state,
        string reason,
        AttemptAnswer answer = AttemptAnswer.Accepted,
        string? cause = null)
    {
        var isCancelled = attempt.CancelAskedAt is not null;
        var next = attempt with
        {
            State = isCancelled ? JobState.Cancelled : state,
            EndedAt = Now,
            EndReason = isCancelled ? attempt.CancelReason : reason,
        };
        var isInfraRetry = next.State == JobState.Lost && Job.InfraRetriesUsed < Job.InfraRetries;
        var isRetry = IsResult(next.State) && Job.RetriesUsed < Job.Retries;
        var job = isInfraRetry || isRetry ? JobState.Queued : next.State;
        var change = new AttemptChange
        {
            Next = next,
            Job = job,
            RetryDelay = isInfraRetry ? AttemptTimes.LostRetryDelay(Job.InfraRetriesUsed) : TimeSpan.Zero,
            InfraRetriesUsed = Job.InfraRetriesUsed + (isInfraRetry ? 1 : 0),
            RetriesUsed = Job.RetriesUsed + (isRetry ? 1 : 0),
            Values = Values,
            Events = [Changed(next, cause: cause, job: job.Word())],
        };
        return new AttemptDecision { Answer = answer, Change = change.Job == JobState.Queued
            ? WithRetry(change)
            : change };
    }

    /// <summary>
    /// With the end of an attempt the event says what becomes of its job, and whether its box fell silent.
    /// </summary>
    public JobEvent Changed(AttemptRecord next, string? word = null, string? cause = null, string? job = null)
    {
        var data = new Dictionary<string, string?>
        {
            ["from"] = Attempt.State.Word(),
            ["to"] = next.State.Word(),
            ["job_state"] = word,
            ["reason"] = next.EndReason,
            ["cause"] = cause,
            ["job"] = job,
        };
        return Event("state_changed", data);
    }

    public JobEvent Event(string kind, IReadOnlyDictionary<string, string?>? data) => new()
    {
        JobId = Attempt.JobId,
        Attempt = Attempt.Number,
        Testbox = Attempt.Testbox,
        Kind = kind,
        Data = data is null ? null : Serialize(data),
    };

    private static string Serialize(IReadOnlyDictionary<string, string?> data) =>
        JsonSerializer.Serialize(data.Where(pair => pair.Value is not null).ToDictionary());

    /// <summary>Ends that say something of the job; they are repeated only when the job says so.</summary>
    private static bool IsResult(JobState state) =>
        state is JobState.Failed or JobState.TimedOut or JobState.Crashed or JobState.Abnormal;

    private AttemptChange WithRetry(AttemptChange change) => change with
    {
        Events = change.Events.Add(Event(AttemptChange.RetriedKind, new Dictionary<string, string?>
        {
            ["reason"] = change.Next.State.Word(),
            ["delay_seconds"] = change.RetryDelay.TotalSeconds.ToString("0"),
        })),
    };
}
