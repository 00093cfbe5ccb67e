using System.Text.Json;
using Boxyard.Accounts;
using Boxyard.Builds;
using Boxyard.Clusters;
using Boxyard.Jobs;
using Boxyard.Storage.Queues;
using Boxyard.TaskQueues;
using Boxyard.Testboxes;

namespace Boxyard.Storage;

/// <summary>
/// What the commands of a batch do to rows that many of them share: lanes, queue depths, counts by state, events.
/// Gathered in memory and written by one statement each, in key order.
/// </summary>
internal sealed class BatchEffects(LaneWeights weights, RequirementUse requirements, bool keepsSecrets)
{
    private readonly SortedDictionary<LaneKey, LaneDelta> _lanes = new(LaneKey.Order);
    private readonly SortedDictionary<string, (long Queued, long Live)> _queues = new(StringComparer.Ordinal);
    private readonly SortedDictionary<string, long> _jobCounts = new(StringComparer.Ordinal);
    private readonly SortedDictionary<string, long> _jobEnds = new(StringComparer.Ordinal);
    private readonly List<JobEvent> _events = [];
    private readonly List<AuditEntry> _audit = [];
    private readonly List<long> _endedJobs = [];
    private readonly Dictionary<string, int> _arrivals = new(StringComparer.Ordinal);
    private readonly HashSet<long> _changedJobs = [];
    private readonly Dictionary<JobState, int> _endedAttempts = [];
    private readonly HashSet<LaneKey> _reservedLanes = [];
    private readonly List<LaneKey> _leftLanes = [];
    private bool _hasResultsToExtract;

    /// <summary>The lanes to which attempts were given back, once for each.</summary>
    public IReadOnlyList<LaneKey> LeftLanes => _leftLanes;

    /// <summary>A job came into its queue.</summary>
    public void JobQueued(LaneKey lane)
    {
        Lane(lane).QueuedCount++;
        Arrive(lane.Queue);
    }

    /// <summary>A task of the TaskQueue service waits in a place.</summary>
    public void TaskWaits(string place) => Arrive(TaskWaiting.NameOf(place));

    /// <summary>A queue gives jobs again, and so many wait in it.</summary>
    public void QueueResumed(string queue, long queuedCount) =>
        _arrivals[queue] = (int)Math.Min(_arrivals.GetValueOrDefault(queue) + queuedCount, int.MaxValue);

    /// <summary>A box that asks may get jobs again.</summary>
    public void BoxReleased(string testbox) => _arrivals[BoxWaiting.NameOf(testbox)] = 1;

    /// <summary>A job left its queue for good.</summary>
    public void JobUnqueued(LaneKey lane) => Lane(lane).QueuedCount--;

    /// <summary>Jobs left their queue for an attempt; the lane was served last at `servedSeq`.</summary>
    public void JobsTaken(LaneKey lane, int count, long servedSeq)
    {
        Lane(lane).QueuedCount -= count;
        var share = Lane(lane.Share);
        share.LiveCount += count;
        share.ServedSeq = Math.Max(share.ServedSeq ?? 0, servedSeq);
    }

    /// <summary>What is remembered of accounts and tokens may hold no longer.</summary>
    public void AccountsChanged() => Arrive(AccountChanges.Name);

    /// <summary>Builds lost their app: their jobs are to be cancelled.</summary>
    public void BuildsOrphaned() => Arrive(BuildOrphans.Name);

    /// <summary>A cluster job waits for its boxes.</summary>
    public void ClusterWaits() => Arrive(ClusterWaiting.Name);

    /// <summary>A job that stood in no queue got an attempt for a box; its lane may not exist yet.</summary>
    public void JobReserved(LaneKey lane, string testbox)
    {
        Lane(lane).LiveCount++;
        _reservedLanes.Add(lane);
        _arrivals[BoxWaiting.NameOf(testbox)] = 1;
    }

    /// <summary>An attempt gave its lane back: it ended, or was not dispatched at all.</summary>
    public void LaneLeft(LaneKey lane)
    {
        Lane(lane.Share).LiveCount--;
        _leftLanes.Add(lane);
    }

    public void AttemptEnded(LaneKey lane, JobState outcome)
    {
        LaneLeft(lane);
        _endedAttempts[outcome] = _endedAttempts.GetValueOrDefault(outcome) + 1;
    }

    /// <summary>Counts a job in its new state; `from` is null for a new job.</summary>
    public void JobChanged(long jobId, JobState? from, JobState to)
    {
        _changedJobs.Add(jobId);
        if (from == to)
        {
            return;
        }

        if (to.IsFinal())
        {
            _endedJobs.Add(jobId);
            _jobEnds[EnumText.Of(to)] = _jobEnds.GetValueOrDefault(EnumText.Of(to)) + 1;
        }

        Count(to, 1);
        if (from is not null)
        {
            Count(from.Value, -1);
        }
    }

    /// <summary>A job that had no attempt yet was cancelled.</summary>
    public void QueuedJobCancelled(long jobId, string reason)
    {
        JobChanged(jobId, JobState.Queued, JobState.Cancelled);
        Append(new JobEvent
        {
            JobId = jobId,
            Kind = "state_changed",
            Data = JsonSerializer.Serialize(new Dictionary<string, string>
            {
                ["from"] = EnumText.Of(JobState.Queued),
                ["to"] = EnumText.Of(JobState.Cancelled),
                ["reason"] = reason,
            }),
        });
    }

    /// <summary>A job that had ended is gone.</summary>
    public void JobRemoved(JobState state) => Count(state, -1);

    /// <summary>Something of a job changed, though not its state.</summary>
    public void JobTouched(long jobId) => _changedJobs.Add(jobId);

    /// <summary>An attempt ended and waits for the extraction of its results.</summary>
    public void ResultsWait() => _hasResultsToExtract = true;

    public void Append(JobEvent jobEvent) => _events.Add(jobEvent);

    public void Audit(AuditEntry entry) => _audit.Add(entry);

    /// <summary>
    /// Adds the statement that brings the lanes up to date, so that claims of this batch see its submissions.
    /// </summary>
    public void WriteLanes(IWriteSession session)
    {
        var all = _lanes.Where(pair => !pair.Value.IsEmpty).ToArray();
        var deltas = Array.FindAll(all, pair => pair.Key.RequirementId == 0);
        var required = deltas.Length == all.Length ? [] : Array.FindAll(all, pair => pair.Key.RequirementId != 0);
        var needed = deltas
            .Where(pair => pair.Value.QueuedCount > 0 || _reservedLanes.Contains(pair.Key))
            .Select(pair => pair.Key);
        if (required.Length > 0)
        {
            var shares = required.Where(pair => pair.Value.QueuedCount > 0).Select(pair => pair.Key.Share);
            needed = needed.Union(shares).Order(LaneKey.Order);
        }

        session.Add("lanes_add", KeysOf([.. needed]));
        session.Add("lanes_apply", new Rows<KeyValuePair<LaneKey, LaneDelta>>(deltas)
            .Text("queue", pair => pair.Key.Queue)
            .Bigint("priority", pair => pair.Key.Priority)
            .Text("submitter", pair => pair.Key.Submitter)
            .Bigint("queued_delta", pair => pair.Value.QueuedCount).Bigint("live_delta", pair => pair.Value.LiveCount)
            .Bigint("served_seq", pair => pair.Value.ServedSeq));
        if (requirements.IsKnown || required.Length > 0)
        {
            RequiredLanes.Write(session, required, all.Select(pair => pair.Key.Share).Distinct());
        }

        foreach (var (lane, delta) in all)
        {
            var (queued, live) = _queues.GetValueOrDefault(lane.Queue);
            _queues[lane.Queue] = (queued + delta.QueuedCount, live + delta.LiveCount);
        }

        _lanes.Clear();
    }

    /// <summary>Adds the statements for everything else, and for lanes that changed since.</summary>
    public void WriteRest(IWriteSession session)
    {
        WriteLanes(session);
        var growing = _queues.Where(pair => pair.Value.Queued > 0 || pair.Value.Live > 0).Select(pair => pair.Key);
        session.Add("queues_add", new Rows<string>([.. growing]).Text("name", name => name));
        session.Add("queues_apply", new Rows<KeyValuePair<string, (long Queued, long Live)>>([.. _queues])
            .Text("name", pair => pair.Key)
            .Bigint("queued_delta", pair => pair.Value.Queued)
            .Bigint("live_delta", pair => pair.Value.Live));
        session.Add("job_counts_apply", new Rows<KeyValuePair<string, long>>([.. _jobCounts
            .Where(pair => pair.Value != 0)])
            .Text("state", pair => pair.Key).Bigint("delta", pair => pair.Value));
        session.Add("job_ends_add", new Rows<KeyValuePair<string, long>>([.. _jobEnds])
            .Text("outcome", pair => pair.Key).Bigint("count", pair => pair.Value));
        session.Add("events_insert", new Rows<JobEvent>(_events)
            .Bigint("job_id", item => item.JobId)
            .Bigint("attempt", item => item.Attempt)
            .Text("testbox", item => item.Testbox)
            .Text("kind", item => item.Kind).Text("data", item => item.Data));
        session.Add(
            "job_secrets_delete", new Rows<long>(keepsSecrets ? [] : _endedJobs).Bigint("job_id", jobId => jobId));
        session.Add("audit_log_insert", new Rows<AuditEntry>(_audit)
            .Text("account", entry => entry.Account)
            .Text("address", entry => entry.Address)
            .Text("action", entry => entry.Action)
            .Text("target", entry => entry.Target)
            .Text("detail", entry => entry.Detail));
    }

    /// <summary>What listeners are told after the commit.</summary>
    public CommitNotice ToNotice() => new()
    {
        QueuedJobs = _arrivals,
        ChangedJobs = _changedJobs,
        HasResultsToExtract = _hasResultsToExtract,
        EndedAttempts = _endedAttempts,
    };

    private Rows<LaneKey> KeysOf(LaneKey[] lanes) => new Rows<LaneKey>(lanes)
        .Text("queue", lane => lane.Queue)
        .Bigint("priority", lane => lane.Priority)
        .Text("submitter", lane => lane.Submitter)
        .Double("weight", lane => weights.Of(lane.Submitter));

    private void Arrive(string name) => _arrivals[name] = _arrivals.GetValueOrDefault(name) + 1;

    private LaneDelta Lane(LaneKey lane)
    {
        if (!_lanes.TryGetValue(lane, out var delta))
        {
            _lanes.Add(lane, delta = new LaneDelta());
        }

        return delta;
    }

    private void Count(JobState state, long delta)
    {
        var text = EnumText.Of(state);
        _jobCounts[text] = _jobCounts.GetValueOrDefault(text) + delta;
    }
}
