using System.Diagnostics.Metrics;
using Boxyard.Jobs;
using Boxyard.Queues;
using Boxyard.Results;

namespace Boxyard.Telemetry;

/// <summary>The gauges of the silo: what is so when somebody looks.</summary>
internal sealed class SiloMetrics(
    IMeterFactory meters, StoreFigures figures, QueueWaiters waiters, DiskSpace disk)
{
    public const string Name = "Boxyard.Silo";

    public void Start()
    {
        var meter = meters.Create(Name);
        meter.CreateObservableGauge(
            "boxyard.database.up",
            () => figures.Last.IsUp ? 1 : 0,
            description: "Whether the database answers; without it, queues and jobs have no values.");
        meter.CreateObservableGauge(
            "boxyard.queue.jobs",
            () => OfQueues(queue => queue.QueuedCount),
            description: "Jobs that wait in a queue.");
        meter.CreateObservableGauge(
            "boxyard.queue.attempts",
            () => OfQueues(queue => queue.LiveCount),
            description: "Live attempts of a queue's jobs.");
        meter.CreateObservableGauge(
            "boxyard.queue.oldest", ListAges, "s", "How long the oldest job of a queue has waited.");
        meter.CreateObservableGauge("boxyard.jobs", ListJobs, description: "Jobs by state.");
        meter.CreateObservableGauge(
            "boxyard.attempts.live",
            ListLive,
            description: "Attempts that a box holds: jobs that are offered, run or upload.");
        meter.CreateObservableGauge(
            "boxyard.boxes.waiting", () => waiters.Count, description: "Boxes whose boot request this silo holds.");
        meter.CreateObservableGauge(
            "boxyard.results.free", ListFree, "By", "Free space on the disk of the results.");
        meter.CreateObservableGauge(
            "boxyard.results.full",
            () => disk.HasRoomForFiles() ? 0 : 1,
            description: "Whether uploads are refused, since less than Results:MinFreeBytes is free.");
        meter.CreateObservableGauge(
            "boxyard.process.memory", () => Environment.WorkingSet, "By", "Resident memory of the process.");
    }

    private IEnumerable<Measurement<long>> OfQueues(Func<QueueRecord, long> value) =>
        figures.Last.Queues.Select(queue => new Measurement<long>(value(queue), Queue(queue)));

    private IEnumerable<Measurement<double>> ListAges()
    {
        var last = figures.Last;
        return last.Queues.Where(queue => queue.OldestAt is not null).Select(
            queue => new Measurement<double>((last.Now - queue.OldestAt!.Value).TotalSeconds, Queue(queue)));
    }

    private IEnumerable<Measurement<long>> ListJobs() => figures.Last.Jobs.Select(
        count => new Measurement<long>(count.Value, new KeyValuePair<string, object?>("state", count.Key.Word())));

    private IEnumerable<Measurement<long>> ListLive()
    {
        var last = figures.Last;
        return last.IsUp ? [new(last.Jobs.Where(count => count.Key.IsLive()).Sum(count => count.Value))] : [];
    }

    private IEnumerable<Measurement<long>> ListFree() => disk.FindFreeBytes() is { } free ? [new(free)] : [];

    private static KeyValuePair<string, object?> Queue(QueueRecord queue) => new("queue", queue.Name);
}
