using Boxyard.Storage.Queues;

namespace Boxyard.Storage.Jobs;

/// <summary>
/// Cancels the jobs of a batch that are still queued, and takes them out of `job_queue`, `retries` or `job_holds`. A
/// claim of the same batch comes later and finds them gone; one of another silo came before and left them not queued.
/// A job of a cluster job is cancelled with all others of it, since none of them can run alone.
/// </summary>
internal sealed class CancelQueuedExecutor : CommandExecutor<CancelQueuedCommand>
{
    public override WritePhase Phase => WritePhase.Change;

    protected override async Task ExecuteAsync(
        CancelQueuedCommand[] commands, Batch batch, CancellationToken cancellationToken)
    {
        var wanted = commands.Select(command => new WantedCancel(command.JobId, command.Reason, command)).ToArray();
        foreach (var command in commands)
        {
            command.Outcome = false;
        }

        var cancelled = await CancelAsync(wanted, batch, cancellationToken);
        var others = await ListOthersAsync(wanted, cancelled, batch, cancellationToken);
        cancelled.AddRange(await CancelAsync(others, batch, cancellationToken));
        Withdraw(cancelled, batch);
        var ids = ToRows([.. cancelled.Select(item => item.Job)]);
        batch.Session.Add("retries_delete", ids);
        batch.Session.Add("job_holds_delete", ids);
        batch.Session.Add("job_waits_delete_all", ids);
        batch.Session.Add("cluster_parts_leave", ids);
        await batch.Session.SendAsync(cancellationToken);
        foreach (var (job, _, _) in cancelled)
        {
            if (job.Command is not null)
            {
                job.Command.Outcome = true;
            }

            batch.Effects.QueuedJobCancelled(job.JobId, job.Reason);
        }
    }

    private static void Withdraw(List<CancelledJob> cancelled, Batch batch)
    {
        var plain = cancelled.Where(item => item.Lane.RequirementId == 0).ToArray();
        var required = cancelled.Where(item => item.Lane.RequirementId != 0).ToArray();
        batch.Session.Add(
            "job_queue_withdraw",
            new Rows<CancelledJob>(plain)
                .Bigint("job_id", item => item.Job.JobId)
                .Text("queue", item => item.Lane.Queue)
                .Bigint("priority", item => item.Lane.Priority)
                .Text("submitter", item => item.Lane.Submitter),
            row => batch.Effects.JobUnqueued(plain[row.GetInt32(0)].Lane));
        batch.Session.Add(
            "required_jobs_withdraw",
            RequiredLanes.ToJobs([.. required.Select(item => (item.Job.JobId, item.Lane))]),
            row => batch.Effects.JobUnqueued(required[row.GetInt32(0)].Lane));
    }

    private static async Task<List<CancelledJob>> CancelAsync(
        IReadOnlyList<WantedCancel> wanted, Batch batch, CancellationToken cancellationToken)
    {
        var cancelled = new List<CancelledJob>();
        batch.Session.Add(
            "jobs_cancel",
            ToRows(wanted),
            row => cancelled.Add(new CancelledJob(
                wanted[row.GetInt32(0)],
                new LaneKey(row.GetText(1), row.GetInt32(2), row.GetText(3), row.GetInt64(5)),
                row.FindInt64(4))));
        await batch.Session.SendAsync(cancellationToken);
        return cancelled;
    }

    /// <summary>The jobs that are cancelled with those that were; each cluster is looked at once.</summary>
    private static async Task<IReadOnlyList<WantedCancel>> ListOthersAsync(
        WantedCancel[] wanted, List<CancelledJob> cancelled, Batch batch, CancellationToken cancellationToken)
    {
        var clusters = cancelled.Where(item => item.ClusterId is not null).DistinctBy(item => item.ClusterId).ToArray();
        if (clusters.Length == 0)
        {
            return [];
        }

        var known = wanted.Select(job => job.JobId).ToHashSet();
        var others = new List<WantedCancel>();
        batch.Session.Add(
            "cluster_parts_find_jobs",
            new Rows<CancelledJob>(clusters).Bigint("cluster_id", item => item.ClusterId),
            row =>
            {
                if (known.Add(row.GetInt64(1)))
                {
                    others.Add(new WantedCancel(
                        row.GetInt64(1), clusters[row.GetInt32(0)].Job.Reason, Command: null));
                }
            });
        await batch.Session.SendAsync(cancellationToken);
        return others;
    }

    private static Rows<WantedCancel> ToRows(IReadOnlyList<WantedCancel> jobs) =>
        new Rows<WantedCancel>(jobs).Bigint("job_id", job => job.JobId);

    /// <summary>A job to cancel; without a command for one that is cancelled because of another.</summary>
    private sealed record WantedCancel(long JobId, string Reason, CancelQueuedCommand? Command);

    private sealed record CancelledJob(WantedCancel Job, LaneKey Lane, long? ClusterId);
}
