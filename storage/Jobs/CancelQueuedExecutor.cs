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
        var wanted = await WithClustersAsync(commands, batch, cancellationToken);
        var cancelled = new List<(WantedCancel Job, LaneKey Lane)>();
        foreach (var command in commands)
        {
            command.Outcome = false;
        }

        batch.Session.Add(
            "jobs_cancel",
            ToRows(wanted),
            row => cancelled.Add((
                wanted[row.GetInt32(0)], new LaneKey(row.GetText(1), row.GetInt32(2), row.GetText(3)))));
        await batch.Session.SendAsync(cancellationToken);

        batch.Session.Add(
            "job_queue_withdraw",
            new Rows<(WantedCancel Job, LaneKey Lane)>(cancelled)
                .Bigint("job_id", item => item.Job.JobId)
                .Text("queue", item => item.Lane.Queue)
                .Bigint("priority", item => item.Lane.Priority)
                .Text("submitter", item => item.Lane.Submitter),
            row => batch.Effects.JobUnqueued(cancelled[row.GetInt32(0)].Lane));
        var ids = ToRows([.. cancelled.Select(item => item.Job)]);
        batch.Session.Add("retries_delete", ids);
        batch.Session.Add("job_holds_delete", ids);
        batch.Session.Add("job_waits_delete_all", ids);
        batch.Session.Add("cluster_parts_leave", ids);
        await batch.Session.SendAsync(cancellationToken);
        foreach (var (job, _) in cancelled)
        {
            if (job.Command is not null)
            {
                job.Command.Outcome = true;
            }

            batch.Effects.QueuedJobCancelled(job.JobId, job.Reason);
        }
    }

    /// <summary>The jobs of the commands, and those that are cancelled with them.</summary>
    private static async Task<List<WantedCancel>> WithClustersAsync(
        CancelQueuedCommand[] commands, Batch batch, CancellationToken cancellationToken)
    {
        var wanted = commands.Select(command => new WantedCancel(command.JobId, command.Reason, command)).ToList();
        var known = wanted.Select(job => job.JobId).ToHashSet();
        batch.Session.Add(
            "cluster_parts_find_others",
            ToRows([.. wanted]),
            row =>
            {
                if (known.Add(row.GetInt64(1)))
                {
                    wanted.Add(new WantedCancel(row.GetInt64(1), commands[row.GetInt32(0)].Reason, Command: null));
                }
            });
        await batch.Session.SendAsync(cancellationToken);
        return wanted;
    }

    private static Rows<WantedCancel> ToRows(IReadOnlyList<WantedCancel> jobs) =>
        new Rows<WantedCancel>(jobs).Bigint("job_id", job => job.JobId);

    /// <summary>A job to cancel; without a command for one that is cancelled because of another.</summary>
    private sealed record WantedCancel(long JobId, string Reason, CancelQueuedCommand? Command);
}
