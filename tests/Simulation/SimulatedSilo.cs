using Boxyard.Dependencies;
using Boxyard.Jobs;
using Boxyard.Queues;
using Boxyard.Tests.Grains;

namespace Boxyard.Tests.Simulation;

/// <summary>
/// One silo: reads, lets the rules decide, writes, as the grains and sweeps do. Each operation yields between its read
/// and its write, so what it decides on may be stale. Keeps what a silo keeps in memory: who waits, and since when it
/// can receive.
/// </summary>
internal sealed class SimulatedSilo(string name, ModelStore store, VirtualTime time, Tally tally)
{
    private const int MaxTries = 5;
    private const int MaxAskTries = 3;

    /// <summary>What grace reads of the store: how long a job may run, which never changes.</summary>
    private readonly MemoryStore _terms = new();
    private readonly List<WaitingClaim> _claims = [];
    private DeadlineGrace? _grace;

    public string Name { get; } = name;

    /// <summary>Claims wait for a commit.</summary>
    public bool HasClaims => _claims.Count > 0;

    private DeadlineGrace Grace => _grace ??= new DeadlineGrace(_terms, time);

    /// <summary>The store has failed.</summary>
    public void Fail() => Grace.Fail();

    /// <summary>kill -9: all that was in memory is gone. Who began the operations forgets them.</summary>
    public void Restart()
    {
        _claims.Clear();
        _grace = null;
    }

    /// <summary>A box asks what to boot.</summary>
    public IEnumerable<Pause> Ask(SimulatedMachine machine)
    {
        for (var tries = 0; tries < MaxAskTries; tries++)
        {
            var claim = new WaitingClaim(machine.Ask);
            _claims.Add(claim);
            while (!claim.IsAnswered)
            {
                yield return Pause.ForOthers;
            }

            if (claim.HasFailed || claim.Offered is not null || claim.LiveJobId is null)
            {
                machine.Boot(claim.Offered);
                yield break;
            }

            var applied = new Applied();
            var asks = Apply(claim.LiveJobId.Value, number: null, AttemptEvent.BoxAsks(machine.Ask), applied);
            foreach (var pause in asks)
            {
                yield return pause;
            }

            if (applied.Answer is AttemptAnswer.SameOffer or AttemptAnswer.DuplicateBox)
            {
                tally.Count($"answered {applied.Answer}");
                machine.Boot(applied.Answer == AttemptAnswer.SameOffer
                    ? new ShownId(applied.Attempt!.JobId, applied.Attempt.Number)
                    : null);
                yield break;
            }
        }
    }

    /// <summary>The claims that wait share one commit. Another silo may write between its look and its write.</summary>
    public IEnumerable<Pause> CommitClaims()
    {
        var claims = _claims.DistinctBy(claim => claim.Testbox).ToList();
        _claims.RemoveAll(claims.Contains);
        while (claims.Count > 0)
        {
            var open = LookAt(claims);
            var queues = open.Select(claim => Lab.QueuesOf(claim.Testbox)).ToList();
            var lanes = store.ListLanes(queues);
            var expected = FairChoice.Of(store, queues);
            yield return Pause.ForOthers;
            var grants = ClaimPlan.Assign(queues, lanes);
            FairChoice.Check(expected, grants);
            if (Write(claims, () => grants.IsEmpty ? [] : store.Offer(open, grants)) is { } offered)
            {
                Answer(claims, offered);
                yield break;
            }

            tally.Count("claims broken by a live attempt");
        }
    }

    /// <summary>
    /// Brings an event to an attempt, without a number to the newest: reads, decides and saves, and decides again when
    /// somebody else saved in between.
    /// </summary>
    public IEnumerable<Pause> Apply(long jobId, int? number, AttemptEvent what, Applied applied)
    {
        for (var tries = 0; tries < MaxTries; tries++)
        {
            store.Reach();
            var job = store.Get(jobId);
            var wanted = number ?? job.AttemptCount;
            if (wanted < 1 || wanted > job.AttemptCount)
            {
                yield break;
            }

            yield return Pause.ForOthers;
            store.Reach();
            var attempt = store.GetAttempt(jobId, wanted);
            var now = time.Now;
            var isHeld = now >= attempt.DeadlineAt && !IsGraceOver(attempt);
            var decision = AttemptRules.Apply(job, attempt, what, now, isHeld, IsSilenceHeld(what.Kind));
            DecisionCheck.Check(job, attempt, what, now, decision);
            yield return Pause.ForOthers;
            if (decision.Change is null || store.Save(decision.Change) == SaveOutcome.Saved)
            {
                tally.Count(what.Kind, decision);
                applied.Answer = decision.Answer;
                applied.Attempt = decision.Change?.Next ?? attempt;
                yield break;
            }

            tally.Count("conflicts");
        }
    }

    /// <summary>Somebody cancels a job, whether it waits or runs.</summary>
    public IEnumerable<Pause> Cancel(long jobId)
    {
        for (var tries = 0; tries < MaxTries; tries++)
        {
            store.Reach();
            var job = store.Get(jobId);
            yield return Pause.ForOthers;
            if (job.State.IsFinal() || (job.State == JobState.Queued && store.CancelQueued(jobId)))
            {
                yield break;
            }

            if (job.State == JobState.Queued)
            {
                continue;
            }

            var applied = new Applied();
            foreach (var pause in Apply(jobId, job.AttemptCount, AttemptEvent.CancelAsked("unwanted"), applied))
            {
                yield return pause;
            }

            if (applied.Answer is not (null or AttemptAnswer.Stale))
            {
                yield break;
            }
        }
    }

    /// <summary>The look for deadlines and missed heartbeats.</summary>
    public IEnumerable<Pause> Sweep()
    {
        store.Reach();
        var live = store.Attempts.Where(attempt => attempt.State.IsLive()).ToList();
        Grace.Receive();
        foreach (var attempt in live)
        {
            var isOverdue = time.Now >= attempt.DeadlineAt && IsGraceOver(attempt);
            var isSilent = time.Now - attempt.HeartbeatAt >= AttemptTimes.HeartbeatTimeout;
            var what = isOverdue ? AttemptEvent.DeadlinePassed : isSilent ? AttemptEvent.HeartbeatMissed : null;
            if (what is null)
            {
                continue;
            }

            foreach (var pause in Apply(attempt.JobId, attempt.Number, what, new Applied()))
            {
                yield return pause;
            }
        }
    }

    /// <summary>Retries that are due, results that wait to be read, and waits that may be over.</summary>
    public IEnumerable<Pause> Tend()
    {
        store.Reach();
        store.RequeueDue();
        var unread = store.Jobs.Where(
            job => job.State.IsFinal() && job.AttemptCount > 0 && job.ExtractedAt is null).ToList();
        foreach (var job in unread)
        {
            store.MarkExtracted(job.Id);
        }

        var resolutions = store.Waits.Select(wait => WaitJudge.Judge(wait, store.Get(wait.On.JobId)))
            .OfType<WaitResolution>()
            .ToList();
        yield return Pause.ForOthers;
        foreach (var resolution in resolutions)
        {
            store.Resolve(resolution);
            tally.Count(resolution.Failure is null ? "waits over" : "waits aborted");
        }
    }

    private List<WaitingClaim> LookAt(List<WaitingClaim> claims)
    {
        Write(claims, () =>
        {
            store.Reach();
            return true;
        });
        foreach (var claim in claims)
        {
            store.SeenAt[claim.Testbox] = time.Now;
            claim.LiveJobId = store.FindLive(claim.Testbox)?.JobId;
        }

        return claims.FindAll(claim => claim.LiveJobId is null && !store.Holds.ContainsKey(claim.Testbox));
    }

    private static T Write<T>(List<WaitingClaim> claims, Func<T> write)
    {
        try
        {
            return write();
        }
        catch (StoreFaultException)
        {
            claims.ForEach(claim => claim.HasFailed = claim.IsAnswered = true);
            throw;
        }
    }

    private void Answer(List<WaitingClaim> claims, List<AttemptRecord> offered)
    {
        foreach (var claim in claims)
        {
            var attempt = offered.Find(attempt => attempt.Testbox == claim.Testbox);
            claim.Offered = attempt is null ? null : new ShownId(attempt.JobId, attempt.Number);
            claim.IsAnswered = true;
        }

        tally.Count("offers", offered.Count);
    }

    /// <summary>Complete when it returns: what it reads is in memory.</summary>
    private bool IsGraceOver(AttemptRecord attempt)
    {
        _terms.Jobs[attempt.JobId] = store.Get(attempt.JobId);
        return Grace.IsOverAsync(attempt, CancellationToken.None).GetAwaiter().GetResult();
    }

    private bool IsSilenceHeld(AttemptEventKind what) => what switch
    {
        AttemptEventKind.BoxAsks => !Grace.HasReceivedFor(AttemptTimes.AliveInterval),
        AttemptEventKind.HeartbeatMissed => !Grace.HasReceivedFor(AttemptTimes.HeartbeatTimeout),
        AttemptEventKind.Reported or AttemptEventKind.DeadlinePassed or AttemptEventKind.KernelPanicked
            or AttemptEventKind.CancelAsked or AttemptEventKind.RenewAsked => false,
        _ => throw new InvalidOperationException("Not an event."),
    };
}
