using Boxyard.Jobs;
using Boxyard.Queues;

namespace Boxyard.Tests.Simulation;

/// <summary>The counters that writes keep: of lanes, of queues, of jobs by state. Nothing here counts rows.</summary>
internal sealed class ModelCounters
{
    private readonly List<LaneCounters> _lanes = [];
    private readonly Dictionary<string, (long Queued, long Live)> _queues = new(StringComparer.Ordinal);
    private readonly long[] _states = new long[Enum.GetValues<JobState>().Length];

    public IReadOnlyList<LaneCounters> Lanes => _lanes;
    public IReadOnlyDictionary<string, (long Queued, long Live)> Queues => _queues;

    public long CountOf(JobState state) => _states[(int)state];

    public LaneCounters Of(Lane lane) => _lanes.Find(row => row.Is(lane))!;

    /// <summary>Moves the depth of a job's lane and queue.</summary>
    public void Queue(JobRecord job, int delta) => Add(job, delta, liveDelta: 0);

    /// <summary>Moves the live attempts of a job's lane and queue.</summary>
    public void Live(JobRecord job, int delta) => Add(job, queuedDelta: 0, delta);

    /// <summary>Counts a job in its new state; `from` is null for a new job.</summary>
    public void Change(JobState? from, JobState to)
    {
        if (from is { } old)
        {
            _states[(int)old]--;
        }

        _states[(int)to]++;
    }

    private void Add(JobRecord job, int queuedDelta, int liveDelta)
    {
        var lane = _lanes.Find(row => row.IsOf(job));
        if (lane is null)
        {
            _lanes.Add(lane = new LaneCounters(job, Lab.WeightOf(job.Submitter)));
        }

        lane.QueuedCount += queuedDelta;
        lane.LiveCount += liveDelta;
        var (queued, live) = _queues.GetValueOrDefault(job.Queue);
        _queues[job.Queue] = (queued + queuedDelta, live + liveDelta);
    }
}
