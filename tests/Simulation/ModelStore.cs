using System.Collections.Immutable;
using Boxyard.Dependencies;
using Boxyard.Jobs;
using Boxyard.Queues;
using Boxyard.Testboxes;

namespace Boxyard.Tests.Simulation;

/// <summary>
/// The promises of the stores, in memory: each write happens whole or not at all, on the condition that its reader's
/// version still stands; one live attempt a job and a box; counters in the same write. It decides nothing itself.
/// </summary>
internal sealed class ModelStore(VirtualTime time)
{
    private readonly List<JobRecord> _jobs = [];
    private readonly List<AttemptRecord> _attempts = [];
    private readonly SortedSet<long> _queued = [];
    private readonly Dictionary<long, DateTimeOffset> _retries = [];
    private readonly List<OpenWait> _waits = [];
    private long _batchNumber;

    public StoreFault Fault { get; set; }

    /// <summary>Grows with every write.</summary>
    public int Revision { get; private set; }

    public ModelCounters Counters { get; } = new();

    /// <summary>By id: the first has 1.</summary>
    public IReadOnlyList<JobRecord> Jobs => _jobs;

    /// <summary>In the order in which they were offered.</summary>
    public IReadOnlyList<AttemptRecord> Attempts => _attempts;

    public IReadOnlySet<long> Queued => _queued;
    public IReadOnlyDictionary<long, DateTimeOffset> Retries => _retries;
    public IReadOnlyList<OpenWait> Waits => _waits;
    public HashSet<string> Pauses { get; } = new(StringComparer.Ordinal);
    public Dictionary<string, HoldKind> Holds { get; } = new(StringComparer.Ordinal);
    public Dictionary<string, DateTimeOffset> SeenAt { get; } = new(StringComparer.Ordinal);

    /// <summary>What every read and write of a silo does first.</summary>
    public void Reach()
    {
        if (Fault == StoreFault.Down)
        {
            throw new StoreFaultException();
        }
    }

    public JobRecord Get(long jobId) => _jobs[(int)jobId - 1];

    public AttemptRecord GetAttempt(long jobId, int number) => _attempts[IndexOf(jobId, number)];

    public AttemptRecord? FindLive(string testbox) =>
        _attempts.Find(attempt => attempt.Testbox == testbox && attempt.State.IsLive());

    public bool IsPaused(string queue) => Pauses.Contains(queue) || Pauses.Contains(SubQueue.WholeOf(queue));

    public bool IsHeldBack(long jobId) => _waits.Exists(wait => wait.WaitingJobId == jobId);

    public long Submit(NewJob job) => Write(() =>
    {
        var record = JobRecord.OfQueued(_jobs.Count + 1, job, time.Now);
        _jobs.Add(record);
        Counters.Change(from: null, JobState.Queued);
        _waits.AddRange(job.Waits.Waits.Select(wait => new OpenWait
        {
            WaitingJobId = record.Id,
            On = wait,
            FailFast = job.Waits.FailFast,
        }));
        if (job.Waits.Waits.IsEmpty)
        {
            Enqueue(record);
        }

        return record.Id;
    });

    public SaveOutcome Save(AttemptChange change) => Write(() =>
    {
        var index = IndexOf(change.Next.JobId, change.Next.Number);
        var stored = _attempts[index];
        if (stored.Version != change.Next.Version)
        {
            return SaveOutcome.Conflict;
        }

        // Signs of life have no version: a save leaves the one that is stored.
        _attempts[index] = change.Next with { Version = stored.Version + 1, HeartbeatAt = stored.HeartbeatAt };
        var job = Get(stored.JobId);
        var isEnd = stored.State.IsLive() && change.Next.State.IsFinal();
        if (isEnd)
        {
            Counters.Live(job, -1);
        }

        if (stored.Number == job.AttemptCount)
        {
            SaveJob(job, change, isRetry: isEnd && change.Job == JobState.Queued);
        }

        return SaveOutcome.Saved;
    });

    /// <summary>Has no version, and keeps the newer sign of life.</summary>
    public void Beat(ShownId attempt, DateTimeOffset heardAt) => Write(() =>
    {
        var index = IndexOf(attempt.JobId, attempt.Attempt);
        var stored = _attempts[index];
        if (stored.State.IsLive() && !(stored.HeartbeatAt >= heardAt))
        {
            _attempts[index] = stored with { HeartbeatAt = heardAt };
        }

        return true;
    });

    public bool CancelQueued(long jobId) => Write(() => CancelIfQueued(jobId, health: null));

    public int RequeueDue() => Write(() =>
    {
        var due = _retries.Where(retry => retry.Value <= time.Now).Select(retry => retry.Key).ToList();
        foreach (var jobId in due)
        {
            _retries.Remove(jobId);
            Enqueue(Get(jobId));
        }

        return due.Count;
    });

    public void Resolve(WaitResolution resolution) => Write(() =>
    {
        var jobId = resolution.WaitingJobId;
        var count = _waits.RemoveAll(wait => wait.WaitingJobId == jobId && wait.On.JobId == resolution.OnJobId);
        return count > 0
            && (resolution.Failure is not null
                ? CancelIfQueued(jobId, JobHealth.AbortWait)
                : IsHeldBack(jobId) || Enqueue(Get(jobId)));
    });

    public void MarkExtracted(long jobId) => Write(() =>
    {
        Set(Get(jobId) with { ExtractedAt = time.Now });
        return true;
    });

    /// <summary>For each queue as many lanes as there are claims that name it, in the order of choice.</summary>
    public List<Lane> ListLanes(IReadOnlyList<ImmutableArray<string>> claims) =>
    [
        .. claims
            .SelectMany(queues => queues)
            .Where(queue => Counters.Queues.TryGetValue(queue, out var counts) && counts.Queued > 0)
            .Where(queue => !IsPaused(queue))
            .CountBy(queue => queue)
            .SelectMany(queue => Counters.Lanes
                .Where(lane => lane.Queue == queue.Key && lane.QueuedCount > 0)
                .OrderByDescending(lane => lane.Priority)
                .ThenBy(lane => lane.LiveCount / lane.Weight)
                .ThenBy(lane => lane.ServedSeq)
                .ThenBy(lane => lane.Submitter, StringComparer.Ordinal)
                .Take(queue.Value))
            .Select(lane => lane.ToLane()),
    ];

    /// <summary>
    /// Offers the oldest jobs of the granted lanes. Null when a box has a live attempt by now: the batch is broken, and
    /// nothing of it happens. A lane that is shorter than it was read serves its first claims.
    /// </summary>
    public List<AttemptRecord>? Offer(IReadOnlyList<WaitingClaim> claims, ImmutableArray<LaneGrant> grants) =>
        Write(() =>
        {
            if (grants.Any(grant => grant.Claims.Any(claim => FindLive(claims[claim].Testbox) is not null)))
            {
                return null;
            }

            _batchNumber++;
            return grants.SelectMany(grant => Serve(grant, claims)).ToList();
        });

    private List<AttemptRecord> Serve(LaneGrant grant, IReadOnlyList<WaitingClaim> claims)
    {
        var lane = Counters.Of(grant.Lane);
        var jobs = _queued.Select(Get).Where(lane.IsOf).Take(grant.Claims.Length).ToList();
        var offered = new List<AttemptRecord>();
        foreach (var (claim, job) in grant.Claims.Zip(jobs))
        {
            offered.Add(Offer(job, claims[claim].Ask));
            lane.ServedSeq = (_batchNumber * Lab.Boxes.Length) + grant.ServedAt;
        }

        return offered;
    }

    private AttemptRecord Offer(JobRecord job, BootAsk ask)
    {
        var next = job with { State = JobState.Offered, AttemptCount = job.AttemptCount + 1, Health = null };
        Dequeue(job);
        Counters.Live(job, 1);
        Set(next);
        var attempt = new AttemptRecord
        {
            JobId = job.Id,
            Number = next.AttemptCount,
            Testbox = ask.Testbox,
            State = JobState.Offered,
            Token = "token",
            Address = ask.Address,
            Kind = ask.Kind,
            OfferedAt = time.Now,
            DeadlineAt = time.Now + AttemptTimes.OfferTimeout(ask.Kind),
            Version = 1,
        };
        _attempts.Add(attempt);
        return attempt;
    }

    private void SaveJob(JobRecord job, AttemptChange change, bool isRetry)
    {
        var isInfraRetry = isRetry && change.Next.State == JobState.Lost;
        var next = job with
        {
            State = change.Job,
            FinishedAt = change.Job.IsFinal() ? change.Next.EndedAt : null,
            Health = change.Next.Health,
            InfraRetriesUsed = job.InfraRetriesUsed + (isInfraRetry ? 1 : 0),
            RetriesUsed = job.RetriesUsed + (isRetry && !isInfraRetry ? 1 : 0),
        };
        Set(next);
        if (isRetry && change.RetryDelay > TimeSpan.Zero)
        {
            _retries.Add(job.Id, time.Now + change.RetryDelay);
        }
        else if (isRetry)
        {
            Enqueue(next);
        }
    }

    private bool CancelIfQueued(long jobId, string? health)
    {
        var job = Get(jobId);
        if (job.State != JobState.Queued)
        {
            return false;
        }

        if (_queued.Contains(jobId))
        {
            Dequeue(job);
        }

        _retries.Remove(jobId);
        _waits.RemoveAll(wait => wait.WaitingJobId == jobId);
        Set(job with { State = JobState.Cancelled, FinishedAt = time.Now, Health = health ?? job.Health });
        return true;
    }

    private bool Enqueue(JobRecord job)
    {
        Counters.Queue(job, 1);
        return _queued.Add(job.Id);
    }

    private void Dequeue(JobRecord job)
    {
        Counters.Queue(job, -1);
        _queued.Remove(job.Id);
    }

    private void Set(JobRecord job)
    {
        Counters.Change(Get(job.Id).State, job.State);
        _jobs[(int)job.Id - 1] = job;
    }

    private int IndexOf(long jobId, int number) =>
        _attempts.FindIndex(attempt => attempt.JobId == jobId && attempt.Number == number);

    private T Write<T>(Func<T> write)
    {
        Reach();
        Revision++;
        var outcome = write();
        return Fault == StoreFault.AnswersLost ? throw new StoreFaultException() : outcome;
    }
}
