using Boxyard.Jobs;
using Boxyard.Queues;

namespace Boxyard.Tests.Simulation;

/// <summary>A lane's row: counters that are kept by every write, and compared with a recount after it.</summary>
internal sealed class LaneCounters(JobRecord job, double weight)
{
    public string Queue { get; } = job.Queue;
    public int Priority { get; } = job.Priority;
    public string Submitter { get; } = job.Submitter;
    public double Weight { get; } = weight;
    public long QueuedCount { get; set; }
    public long LiveCount { get; set; }
    public long ServedSeq { get; set; }

    public bool IsOf(JobRecord job) =>
        Queue == job.Queue && Priority == job.Priority && Submitter == job.Submitter;

    public bool Is(Lane lane) =>
        Queue == lane.Queue && Priority == lane.Priority && Submitter == lane.Submitter;

    public Lane ToLane() => new()
    {
        Queue = Queue,
        Priority = Priority,
        Submitter = Submitter,
        QueuedCount = QueuedCount,
        LiveCount = LiveCount,
        Weight = Weight,
        ServedSeq = ServedSeq,
    };
}
