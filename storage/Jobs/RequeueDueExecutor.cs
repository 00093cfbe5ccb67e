using Boxyard.Jobs;

namespace Boxyard.Storage.Jobs;

/// <summary>Moves jobs from `retries` to `job_queue`.</summary>
internal sealed class RequeueDueExecutor : CommandExecutor<RequeueDueCommand>
{
    public override WritePhase Phase => WritePhase.Change;

    protected override async Task ExecuteAsync(
        RequeueDueCommand[] commands, Batch batch, CancellationToken cancellationToken)
    {
        // The conflict key lets one of them into a batch.
        var command = commands.Single();
        var due = new List<long>();
        batch.Session.Add(
            "retries_take", RowSet.One().With("count", command.MaxCount), row => due.Add(row.GetInt64(0)));
        await batch.Session.SendAsync(cancellationToken);

        var jobs = new List<(long JobId, LaneKey Lane)>();
        batch.Session.Add(
            "jobs_find_lanes",
            new Rows<long>(due).Bigint("job_id", jobId => jobId),
            row => jobs.Add((due[row.GetInt32(0)], new LaneKey(row.GetText(1), row.GetInt32(2), row.GetText(3)))));
        await batch.Session.SendAsync(cancellationToken);
        foreach (var (jobId, lane) in jobs)
        {
            batch.Effects.JobQueued(lane);
            batch.Effects.Append(new JobEvent { JobId = jobId, Kind = "requeued" });
        }

        JobTable.AddToQueues(batch.Session, jobs);
        command.Outcome = jobs.Count;
    }
}
